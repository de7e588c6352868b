//! Whether a text looks at how many owners an `Arc` has: then what follows each operation is explored as well.
//!
//! The explorer sees what threads do with the types that it stands in for. An `Arc` is std's own (nothing else on stable
//! Rust turns into an `Arc<dyn Trait>`), so only the text says that a thread's last owner matters.

use proc_macro2::TokenTree;

use crate::tokens;

/// Names that only mean this.
const ALWAYS: [&str; 6] = ["try_unwrap", "unwrap_or_clone", "make_mut", "strong_count", "weak_count", "upgrade"];
/// Names that also belong to what is no owner; `Arc` has them as functions, so a path leads to them: `Arc::get_mut`.
const BY_PATH: [&str; 2] = ["into_inner", "get_mut"];

/// Whether the text names one of the functions that depend on how many owners there are.
pub(super) fn are_counted(text: &str) -> bool {
    let mut after_colon = false;
    let mut counts = |token: TokenTree| {
        let names_one = match &token {
            TokenTree::Ident(name) => {
                ALWAYS.iter().any(|it| name == it) || after_colon && BY_PATH.iter().any(|it| name == it)
            }
            _ => false,
        };
        after_colon = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == ':');
        names_one
    };
    text.parse().is_ok_and(|tokens| tokens::all(tokens).any(&mut counts))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::are_counted;
    use crate::foreign::{few, rust};

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

    #[test]
    fn a_deep_text_is_looked_through() {
        let deep = |inside: &str| format!("fn main() {{ {}{inside}{} }}", "(".repeat(20_000), ")".repeat(20_000));
        assert!(are_counted(&deep("weak.upgrade()")) && !are_counted(&deep("")));
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn only_what_is_named_is_found(text in rust()) {
            let named = super::ALWAYS.iter().chain(&super::BY_PATH).any(|name| text.contains(name));
            prop_assert!(named || !are_counted(&text));
        }
    }
}
