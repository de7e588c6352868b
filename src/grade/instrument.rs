//! What is added to an answer and to its checks so that they become one shared library, and nothing in the answer can
//! change what a check means.

use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::course::CheckFile;
use crate::course::checkfile::RanBy;

/// The answer, with its checks as a module after its last line. Nothing comes before its first line, so that lines and
/// columns stay the learner's own.
///
/// In this order: a newline; a constant, which takes an attribute or a doc comment that dangles; `extern crate`s, so
/// that an answer cannot give `std` or `harness` another meaning (that is then an error); each std macro that the checks
/// use, because the last definition wins; then the checks.
pub(super) fn answer(text: &str, checks: &CheckFile, checks_path: &Path) -> String {
    let mut copy = format!("{text}\nconst _: () = ();\n");
    for name in ["std", "harness"] {
        copy.push_str(&format!("#[allow(unused_extern_crates)]\nextern crate {name};\n"));
    }
    for name in &checks.macros {
        copy.push_str(&format!("macro_rules! {name} {{ ($($t:tt)*) => {{ ::std::{name}!($($t)*) }}; }}\n"));
    }
    copy.push_str(&format!("#[path = {checks_path:?}]\nmod checks;\n"));
    copy
}

/// Whether the answer's end would reach into what is appended: a brace, a comment or a string that does not close, or an
/// attribute or a doc comment that belongs to nothing. rustc refuses each, but with the appended lines it might not, or
/// would show them.
pub(super) fn is_open_ended(text: &str) -> bool {
    let Ok(tokens) = text.parse::<TokenStream>() else { return true };
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    // Doc comments are attributes to the parser.
    matches!(tokens.as_slice(), [.., TokenTree::Punct(mark), TokenTree::Group(group)]
        if mark.as_char() == '#' && group.delimiter() == Delimiter::Bracket)
}

/// The checks, line for line and column for column, with the one symbol that the runner calls after the last line: it
/// knows those of these `names`, `main` the program itself.
/// The `#[test]` attributes are blanked: without libtest they would take the functions away.
pub(super) fn checks<'n>(file: &CheckFile, names: impl IntoIterator<Item = &'n str>) -> String {
    let mut copy = file.text.clone().into_owned();
    for range in &file.test_attributes {
        let blanks: String = copy[range.clone()].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        // `#[test]` is ASCII, so the text keeps its length.
        copy.replace_range(range.clone(), &blanks);
    }
    copy.push_str("\n::harness::export! {\n");
    for name in names {
        let path = if name == "main" { "crate::main" } else { name };
        copy.push_str(&format!("    {name:?} => || ::std::process::Termination::report({path}()),\n"));
    }
    copy.push_str("}\n");
    copy
}

/// The checks that run against the real std, in the order of their file; `main` is the last.
pub(super) fn names(checks: &CheckFile) -> Vec<&str> {
    real(checks).chain(["main"]).collect()
}

fn real(file: &CheckFile) -> impl Iterator<Item = &str> {
    file.checks.iter().filter(|check| check.ran_by != RanBy::InterleaveOnly).map(|check| check.name.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{few, rust};
    use crate::tokens;

    #[test]
    fn an_end_that_would_swallow_what_is_appended_is_noticed() {
        for end in ["{", "/* more", "r#\"", "#[inline]", "/// Nothing", "#[path = \"evil.rs\"] // yes\n"] {
            assert!(is_open_ended(&format!("fn main() {{}}\n{end}")), "{end}");
        }
    }

    #[test]
    fn an_end_that_closes_is_let_be() {
        for text in ["", "fn main() {}", "#![cfg(any())]", "fn main() {}\n// nothing", "m! { #[a] }", "//! About."] {
            assert!(!is_open_ended(text), "{text}");
        }
    }

    #[test]
    fn a_deep_end_is_noticed_too() {
        let deep = |end: &str| format!("const A: u8 = {}1{};\n{end}", "(".repeat(20_000), ")".repeat(20_000));
        assert!(is_open_ended(&deep("#[a]")) && !is_open_ended(&deep("")));
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn what_is_appended_is_what_it_is_whatever_stands_before(text in rust()) {
            let checks = CheckFile::parse("checks.rs", "#[test]\nfn a() { assert!(super::b(), \"{}\", 1) }\n").unwrap();
            let items = |text: &str| tokens::with_file(text, |file, _| file.items.iter().map(written).collect());
            let own: Result<Vec<String>, _> = items(&text);
            if let (Ok(own), false) = (own, is_open_ended(&text)) {
                let whole: Vec<String> = items(&answer(&text, &checks, Path::new("/tmp/checks.rs"))).unwrap();
                let appended: Vec<String> = items(&answer("", &checks, Path::new("/tmp/checks.rs"))).unwrap();
                prop_assert_eq!(whole, [own, appended].concat());
            }
        }
    }

    /// What an item is, as far as it can be told without printing it.
    fn written(item: &syn::Item) -> String {
        match item {
            syn::Item::Const(item) => format!("const {} {}", item.ident, item.attrs.len()),
            syn::Item::ExternCrate(item) => format!("extern crate {} {}", item.ident, item.attrs.len()),
            syn::Item::Macro(item) => {
                format!("macro {:?} {}", item.ident.as_ref().map(ToString::to_string), item.attrs.len())
            }
            syn::Item::Mod(item) => format!("mod {} {}", item.ident, item.attrs.len()),
            syn::Item::Fn(item) => format!("fn {} {}", item.sig.ident, item.attrs.len()),
            _ => "another".to_owned(),
        }
    }
}
