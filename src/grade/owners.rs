//! Whether a text looks at how many owners an `Arc` has: then what follows each operation is explored as well.
//!
//! The explorer sees what threads do with the types that it stands in for. An `Arc` is std's own (nothing else on stable
//! Rust turns into an `Arc<dyn Trait>`), so only the text says that a thread's last owner matters.

use proc_macro2::{TokenStream, TokenTree};

/// Names that only mean this.
const ALWAYS: [&str; 6] = ["try_unwrap", "unwrap_or_clone", "make_mut", "strong_count", "weak_count", "upgrade"];
/// Names that also belong to what is no owner; `Arc` has them as functions, so a path leads to them: `Arc::get_mut`.
const BY_PATH: [&str; 2] = ["into_inner", "get_mut"];

/// Whether the text names one of the functions that depend on how many owners there are.
pub(super) fn are_counted(text: &str) -> bool {
    text.parse().is_ok_and(any)
}

fn any(tokens: TokenStream) -> bool {
    let mut after_colon = false;
    for token in tokens {
        let found = match &token {
            TokenTree::Group(group) => any(group.stream()),
            TokenTree::Ident(name) => {
                ALWAYS.iter().any(|it| name == it) || after_colon && BY_PATH.iter().any(|it| name == it)
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        };
        if found {
            return true;
        }
        after_colon = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == ':');
    }
    false
}

#[cfg(test)]
mod tests {
    use super::are_counted;

    #[test]
    fn functions_that_count_owners_are_found_wherever_they_stand() {
        for text in [
            "fn main() { let all = Arc::into_inner(all).unwrap(); }",
            "fn main() { (0..2).map(|_| { Arc::<Vec<u8>>::get_mut(&mut it) }); }",
            "use std::sync::Arc as Shared; fn f() { Shared::try_unwrap(it) }",
            "fn f() { assert_eq!(Arc::strong_count(&it), 1) }",
            "fn f() { weak.upgrade() }",
        ] {
            assert!(are_counted(text), "{text}");
        }
    }

    #[test]
    fn the_same_names_of_others_are_not() {
        for text in ["fn main() { count.into_inner() }", "fn f() { cell.get_mut() } // Arc::get_mut", "f(\"upgrade\")"]
        {
            assert!(!are_counted(text), "{text}");
        }
    }
}
