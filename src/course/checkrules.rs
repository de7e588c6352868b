//! What a check file must keep to, so that the grader knows its checks and an answer cannot change what they mean.

use std::ops::Range;

use proc_macro2::{Delimiter, Span, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ItemUse, Safety, UseTree};

use super::checkfile::{STD_MACROS, Test, bytes_of, ran_by};
use super::fault::Faults;
use super::textfile::TextFile;

/// Says all that is wrong with a check file, of which these are the tokens: in no bracket, and in each.
pub(super) fn judge(
    file: &TextFile,
    lists: &[Vec<TokenTree>],
    tree: &syn::File,
    tests: &[Test<'_>],
    macros: &[String],
    faults: &mut Faults,
) {
    let mut judge = Judge { file, macros, faults };
    let top_level: Vec<usize> = tests.iter().map(|test| bytes_of(test.attribute).start).collect();
    let hidden: usize = lists.iter().map(|list| judge.hidden_tests(list, &top_level)).sum();
    if hidden == 0 && tests.is_empty() {
        judge.say(0..0, "there is no check in this file", "write at least one #[test] function");
    }
    for (at, test) in tests.iter().enumerate() {
        judge.signature(test);
        if let Some(first) = tests[..at].iter().find(|first| first.function.sig.ident == test.function.sig.ident) {
            let (line, _) = file.line_of(first.function.sig.ident.span().byte_range().start);
            let ident = &test.function.sig.ident;
            judge.say(
                ident.span().byte_range(),
                format!("a second check is called `{ident}`"),
                format!("the first one is on line {line}; give each check a name of its own"),
            );
        }
    }
    lists.iter().for_each(|list| judge.harness_paths(list));
    judge.visit_file(tree);
}

struct Judge<'j> {
    file: &'j TextFile,
    macros: &'j [String],
    faults: &'j mut Faults,
}

impl Judge<'_> {
    fn say(&mut self, at: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(self.file.fault(at, message, help));
    }

    /// Says which `#[test]`s do not stand at the top level: in a module, a function, a macro. How many they are.
    fn hidden_tests(&mut self, list: &[TokenTree], top_level: &[usize]) -> usize {
        let tests = list.windows(2).filter_map(|pair| match pair {
            [TokenTree::Punct(pound), TokenTree::Group(group)]
                if pound.as_char() == '#'
                    && group.delimiter() == Delimiter::Bracket
                    && group.stream().to_string() == "test" =>
            {
                Some(pound.span().byte_range().start..group.span().byte_range().end)
            }
            _ => None,
        });
        let hidden: Vec<_> = tests.filter(|test| !top_level.contains(&test.start)).collect();
        let count = hidden.len();
        for test in hidden {
            let help = "move the function out of its module, function or macro";
            self.say(test, "this check is not at the top level", help);
        }
        count
    }

    fn signature(&mut self, test: &Test<'_>) {
        let signature = &test.function.sig;
        let name = &signature.ident;
        let mut wrong: Vec<(Span, &str)> = Vec::new();
        if !signature.inputs.is_empty() {
            wrong.push((signature.paren_token.span.join(), "takes an argument"));
        }
        if let Some(token) = &signature.asyncness {
            wrong.push((token.span, "is `async`"));
        }
        match &signature.safety {
            Safety::Unsafe(token) => wrong.push((token.span, "is `unsafe`")),
            Safety::Safe(token) => wrong.push((token.span, "is `safe`")),
            Safety::Default => {}
        }
        if let Some(abi) = &signature.abi {
            wrong.push((abi.extern_token.span, "has an ABI of its own"));
        }
        if let Some(open) = &signature.generics.lt_token {
            wrong.push((open.span, "is generic"));
        }
        for (span, what) in wrong {
            let help = "a check is a plain function without arguments: `fn it_waits() { .. }`";
            self.say(span.byte_range(), format!("the check `{name}` {what}"), help);
        }
        if name == "main" {
            let help = "`main` is the answer's own, which runs as the last check; give this one another name";
            self.say(name.span().byte_range(), "a check is called `main`", help);
        }
        let cfgs: Vec<&Attribute> = test.function.attrs.iter().filter(|a| ran_by(a).is_some()).collect();
        if let [_, second, ..] = cfgs[..] {
            self.say(bytes_of(second), "this check has two cfgs", "leave one out, or both to have it run everywhere");
        }
    }

    /// `harness` without a leading `::`, or reached through the answer, may be a module of the answer's.
    fn harness_paths(&mut self, list: &[TokenTree]) {
        let colon = |at: Option<usize>| matches!(at.and_then(|at| list.get(at)), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        for (at, tree) in list.iter().enumerate() {
            let TokenTree::Ident(name) = tree else { continue };
            if name != "harness" {
                continue;
            }
            let led = colon(at.checked_sub(1)) && colon(at.checked_sub(2));
            let through = led
                && matches!(at.checked_sub(3).map(|before| &list[before]), Some(TokenTree::Ident(before))
                    if ["crate", "super", "self"].iter().any(|root| before == root));
            let leads = colon(Some(at + 1)) && colon(Some(at + 2));
            if through || (leads && !led) {
                let help = "write `::harness`: without the leading colons it could be a module of the answer's";
                self.say(name.span().byte_range(), "this may not be the grader's harness", help);
            }
        }
    }

    fn import(&mut self, path: &mut Vec<String>, tree: &UseTree, led: bool) {
        match tree {
            UseTree::Path(step) => {
                path.push(step.ident.to_string());
                self.import(path, &step.tree, led);
                path.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(path, tree, led)),
            UseTree::Name(name) => self.imported_name(path, &name.ident, led),
            UseTree::Rename(rename) => self.imported_name(path, &rename.ident, led),
            UseTree::Glob(glob) => self.imported_all(path, glob.star_token.span),
        }
    }

    fn imported_name(&mut self, path: &[String], name: &syn::Ident, led: bool) {
        if path.is_empty() && name == "harness" && !led {
            let help = "write `::harness`: without the leading colons it could be a module of the answer's";
            self.say(name.span().byte_range(), "this may not be the grader's harness", help);
        }
        let of_std = matches!(path, [root] if is_std(root));
        if !of_std || !STD_MACROS.iter().any(|known| name == known) {
            return;
        }
        // `std::panic` and `std::vec` are modules too: no harm where the macro is not used.
        let module_too = name == "panic" || name == "vec";
        if !module_too {
            let help = "std's macros are there without it; leave the import out";
            self.say(name.span().byte_range(), format!("this imports std's macro `{name}!`"), help);
        } else if self.macros.iter().any(|used| name == used) {
            let help = format!("leave it out, and write `std::{name}::` in full where the module is meant");
            self.say(name.span().byte_range(), format!("this imports std's macro `{name}!` with the module"), help);
        }
    }

    fn imported_all(&mut self, path: &[String], star: Span) {
        match path {
            [root, ..] if root == "super" || root == "crate" => {
                let help = "name what the check uses: `use super::{item, item};`";
                self.say(star.byte_range(), "this imports everything of the answer's", help);
            }
            [root] if is_std(root) => {
                let help = "name what the check uses: `use std::thread;`";
                self.say(star.byte_range(), "this imports everything of std's, its macros too", help);
            }
            _ => {}
        }
    }
}

fn is_std(root: &str) -> bool {
    ["std", "core", "alloc"].contains(&root)
}

impl<'ast> Visit<'ast> for Judge<'_> {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.import(&mut Vec::new(), &item.tree, item.leading_colon.is_some());
        visit::visit_item_use(self, item);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let Some(last) = attribute.path().segments.last() else { return };
        let plain = attribute.path().segments.len() == 1;
        match last.ident.to_string().as_str() {
            "ignore" => self.say(bytes_of(attribute), "a check is ignored", "remove #[ignore]: every check runs"),
            "should_panic" => self.say(
                bytes_of(attribute),
                "a check should panic",
                "catch the panic in the check (a joined thread's Err, or catch_unwind) and assert on it",
            ),
            "test" if !plain => {
                self.say(bytes_of(attribute), "this is not the plain #[test]", "write #[test]");
            }
            "cfg" if ran_by(attribute).is_none() => self.say(
                bytes_of(attribute),
                "this cfg is none that a check file knows",
                "write #[cfg(interleave)] or #[cfg(not(interleave))]",
            ),
            "cfg_attr" => self.say(
                bytes_of(attribute),
                "`cfg_attr` hides what a check is",
                "write #[cfg(interleave)] or #[cfg(not(interleave))] on two functions",
            ),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::CheckFile;

    /// Each fault as `line: message`.
    fn said(text: &'static str) -> String {
        let faults = CheckFile::parse("checks.rs", text).unwrap_err().faults;
        let lines = faults.iter().map(|fault| format!("{}: {}\n", fault.line.unwrap_or(0), fault.message));
        lines.collect()
    }

    #[test]
    fn what_a_check_must_not_be_is_said_all_at_once() {
        let text = r#"use super::*;
use crate::jobs::{self, *};
use std::{assert_eq, thread, panic};
use harness::together;
use super::harness::asleep;
use core::*;

#[test] fn one(x: u32) { harness::spawn("a", || panic!()); assert!(harness::asleep("a", "b")) }
#[test] async fn two() {}
#[test] unsafe fn three() {}
#[test] fn four<T>() {}
#[test] fn main() {}
#[test] fn one() {}
#[test] #[ignore] fn five() {}
#[test] #[should_panic(expected = "x")] fn six() {}
#[test] #[cfg(unix)] fn seven() {}
#[test] #[cfg(interleave)] #[cfg(not(interleave))] fn eight() {}
#[tokio::test] fn nine() {}
#[cfg_attr(interleave, test)] fn ten() {}
mod inner { #[test] fn eleven() {} }
macro_rules! made { () => { #[test] fn twelve() {} } }
#[test] extern "C" fn thirteen() {}
"#;
        assert_eq!(
            said(text),
            "1: this imports everything of the answer's
2: this imports everything of the answer's
3: this imports std's macro `assert_eq!`
3: this imports std's macro `panic!` with the module
4: this may not be the grader's harness
5: this may not be the grader's harness
6: this imports everything of std's, its macros too
8: the check `one` takes an argument
8: this may not be the grader's harness
8: this may not be the grader's harness
9: the check `two` is `async`
10: the check `three` is `unsafe`
11: the check `four` is generic
12: a check is called `main`
13: a second check is called `one`
14: a check is ignored
15: a check should panic
16: this cfg is none that a check file knows
17: this check has two cfgs
18: this is not the plain #[test]
19: `cfg_attr` hides what a check is
20: this check is not at the top level
21: this check is not at the top level
22: the check `thirteen` has an ABI of its own
"
        );
    }

    #[test]
    fn what_a_check_may_do_is_let_be() {
        let text = r#"use std::panic;
use std::vec::{self, IntoIter};
use super::{Job, jobs::Kind};
use ::harness;
use ::harness::{asleep as sleeps};
#[cfg(not(interleave))]
use std::time::Instant;

#[test]
fn it_catches() {
    use Kind::*;
    let harness = 3;
    ::harness::together(harness, "x");
    assert!(panic::catch_unwind(|| ::harness::spawn("a", || ())).is_ok());
}
"#;
        assert!(CheckFile::parse("checks.rs", text).is_ok());
    }

    #[test]
    fn what_is_no_rust_is_said_where_it_is() {
        assert_eq!(said("fn a() {}\n"), "1: there is no check in this file\n");
        assert_eq!(said(""), "1: there is no check in this file\n");
        assert_eq!(said("#[test]\nfn a() { let é = \"; }\n"), "2: this is no Rust\n");
        assert_eq!(said("#[test]\nfn a() {\n    5 = ;\n}\n"), "3: this is no Rust: expected an expression\n");
    }
}
