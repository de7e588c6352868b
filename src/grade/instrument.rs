//! What is added to an answer and to its checks so that they become one shared library, and nothing in the answer can
//! change what a check means.

use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::course::CheckFile;
use crate::course::checkfile::RanBy;
use crate::toolchain::Aliases;

/// The answer, with its checks as a module after its last line. Nothing comes before its first line, so that lines and
/// columns stay the learner's own.
///
/// In this order: a newline; a constant, which takes an attribute or a doc comment that dangles; std, so that an answer
/// cannot give it another meaning (that is then an error); each std macro that the checks use, because the last definition
/// wins; then the checks.
pub(super) fn answer(text: &str, checks: &CheckFile, checks_path: &Path) -> String {
    let mut copy = format!("{text}\nconst _: () = ();\n");
    if !names_std(text) {
        // As no lint minds it: public, and with an attribute.
        copy.push_str("#[doc(hidden)]\npub extern crate std;\n");
    }
    for name in &checks.macros {
        copy.push_str(&format!("macro_rules! {name} {{ ($($t:tt)*) => {{ ::std::{name}!($($t)*) }}; }}\n"));
    }
    copy.push_str(&format!("#[path = {checks_path:?}]\nmod checks;\n"));
    copy
}

/// Whether the answer says `extern crate std;` or `use std::{self, …};` itself, for certain: no attribute takes it away. Then
/// nothing else can be called so, and a second one would be an error.
fn names_std(text: &str) -> bool {
    let Ok(tokens) = text.parse::<TokenStream>() else { return false };
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |tree: &TokenTree, word: &str| matches!(tree, TokenTree::Ident(name) if name == word);
    let ends = |tree: &TokenTree| match tree {
        TokenTree::Punct(mark) => mark.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    let begins_an_item = |at: usize| {
        let mut before = &tokens[..at];
        // What is said of the whole file.
        while let [.., TokenTree::Punct(hash), TokenTree::Punct(bang), TokenTree::Group(_)] = before
            && (hash.as_char(), bang.as_char()) == ('#', '!')
        {
            before = &before[..before.len() - 3];
        }
        before.last().is_none_or(ends)
    };
    let said = |at: usize| match &tokens[at..] {
        [external, a_crate, std, end, ..] if is(external, "extern") => {
            is(a_crate, "crate") && is(std, "std") && ends(end)
        }
        [import, std, TokenTree::Punct(colon), TokenTree::Punct(_), TokenTree::Group(all), end, ..]
            if is(import, "use") =>
        {
            is(std, "std") && colon.as_char() == ':' && has_self(all) && ends(end)
        }
        _ => false,
    };
    (0..tokens.len()).any(|at| said(at) && begins_an_item(at))
}

/// Whether one of the names in the braces of a `use` is `self`, by no other name.
fn has_self(names: &Group) -> bool {
    let names: Vec<TokenTree> = names.stream().into_iter().collect();
    let comma = |tree: &TokenTree| matches!(tree, TokenTree::Punct(mark) if mark.as_char() == ',');
    names.split(comma).any(|name| matches!(name, [TokenTree::Ident(name)] if name == "self"))
}

/// Whether the answer's end would reach into what is appended: a brace, a comment or a string that does not close, or what
/// begins an item and belongs to none: an attribute, a doc comment, a `pub`. rustc refuses each, but with the appended lines
/// it might not, or would show them.
pub(super) fn is_open_ended(text: &str) -> bool {
    let Ok(tokens) = text.parse::<TokenStream>() else { return true };
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    !match tokens.as_slice() {
        [] => true,
        // Said of the whole file. Doc comments are attributes to the parser.
        [.., TokenTree::Punct(hash), TokenTree::Punct(bang), TokenTree::Group(group)]
            if (hash.as_char(), bang.as_char()) == ('#', '!') && group.delimiter() == Delimiter::Bracket =>
        {
            true
        }
        // Every item ends so.
        [.., TokenTree::Punct(mark)] => mark.as_char() == ';',
        [.., TokenTree::Group(group)] => group.delimiter() == Delimiter::Brace,
        _ => false,
    }
}

/// The checks, line for line and column for column, with the one symbol that the runner calls after the last line: it
/// knows those of these `names`, `main` the program itself. What is ours is called by its aliases.
/// The `#[test]` attributes are blanked: without libtest they would take the functions away.
pub(super) fn checks<'n>(file: &CheckFile, aliases: &Aliases, names: impl IntoIterator<Item = &'n str>) -> String {
    let mut copy = file.text.clone().into_owned();
    for range in &file.test_attributes {
        let blanks: String = copy[range.clone()].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        // `#[test]` is ASCII, so the text keeps its length.
        copy.replace_range(range.clone(), &blanks);
    }
    for range in &file.names {
        if let Some(alias) = aliases.instead_of(&file.text[range.clone()]) {
            // As long as what it stands for.
            copy.replace_range(range.clone(), alias);
        }
    }
    copy.push_str(&format!("\n::{}::export! {{\n", aliases.harness));
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
        for end in [
            "{",
            "/* more",
            "r#\"",
            "#[inline]",
            "/// Nothing",
            "#[path = \"evil.rs\"] // yes\n",
            "pub",
            "pub(crate)",
            "static A: u8 =",
        ] {
            assert!(is_open_ended(&format!("fn main() {{}}\n{end}")), "{end}");
        }
    }

    #[test]
    fn an_end_that_closes_is_let_be() {
        for text in
            ["", "fn main() {}", "#![cfg(any())]", "fn main() {}\n// nothing", "m! { #[a] }", "//! About.", "m!(#[a]);"]
        {
            assert!(!is_open_ended(text), "{text}");
        }
    }

    #[test]
    fn an_answer_names_std_itself_only_where_nothing_takes_that_away() {
        for text in [
            "extern crate std;",
            "#![no_std]\n//! A.\nextern crate std;",
            "fn main() {}\nextern crate std; fn a() {}",
            "use std::{self, sync::Mutex, thread};",
            "//! A.\nuse std::{thread, self};",
        ] {
            assert!(names_std(text), "{text}");
        }
        for text in [
            "#[cfg(any())]\nextern crate std;",
            "fn main() { extern crate std; }",
            "extern crate std as other;",
            "m! { extern crate std; }",
            "m!(extern crate std;);",
            "pub extern crate std;",
            "extern crate self as std;",
            "#[cfg(any())]\nuse std::{self};",
            "fn main() { use std::{self}; }",
            "use std::{self as other, thread};",
            "use std::{thread::{self}};",
            "use std::thread::{self};",
            "use evil::std::{self};",
            "pub use std::{self};",
        ] {
            assert!(!names_std(text), "{text}");
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
