//! How often an answer that its own tests verify must be compiled: once wherever that cannot judge differently. Pure.
//!
//! rustlings compiles three times: the program, its tests, and its tests once more with clippy. clippy is a compiler that
//! links, so its tests need one call; and a program whose tests cannot change it needs no call of its own, because its
//! `main` can be called from among its tests, or, without tests, is the same with and without `cfg(test)`. Whatever might
//! make a difference is looked for in the tokens, and compiled apart.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::tokens;
use crate::toolchain::Package;

/// The test that calls the program's `main`.
pub(super) const ENTRY: &str = "threadlings_main";

/// What is compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// The program: nothing in it is for tests.
    Program,
    /// Its tests; `main` is empty, and ends well without being run.
    Tests,
    /// Its tests, with one that calls `main`.
    TestsAndMain {
        /// The text with that one in its last module.
        text: String,
        /// The test that calls `main`.
        entry: String,
    },
    /// The program, and its tests.
    Apart {
        /// Whether it sees that clippy compiles, so that clippy may only look.
        sees_clippy: bool,
        /// Whether it names files beside its own, so that it must stand where it stands.
        needs_place: bool,
    },
}

/// What a program can tell by that it does not run as a program of its own, or whether a panic ends it. Without these,
/// it ends well as a test only if it does so as a program, as long as nothing panics in it.
const TELLING: [&str; 7] = ["env", "args", "args_os", "current_exe", "set_hook", "take_hook", "resume_unwind"];
/// What makes a text depend on how it is compiled.
const CONDITIONS: [&str; 3] = ["cfg", "cfg_attr", "cfg_select"];
/// What names other files.
const FILES: [&str; 3] = ["include", "include_str", "include_bytes"];
/// What is seen from outside of a module that is never named: an implementation, a macro, a symbol.
const LEAKING: [&str; 6] = ["impl", "macro_rules", "macro_use", "macro_export", "extern", "no_mangle"];
/// What asks the system, or reaches it past std.
const ASKING: [&str; 12] =
    ["env", "option_env", "fs", "File", "OpenOptions", "Path", "PathBuf", "net", "os", "extern", "asm", "global_asm"];
/// rustc's lints that say of a program with its tests all that they say without.
const THE_SAME_WITH_TESTS: [&str; 2] = ["unsafe_code", "unstable_features"];

/// How to compile the answer `text`.
pub(super) fn plan(text: &str, package: &Package, tests: bool) -> Plan {
    // What is no Rust at all is refused, whichever way: as it is.
    let Ok(tokens) = text.parse::<TokenStream>() else { return Plan::Program };
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let parts = Parts::of(&tokens);
    let words: BTreeSet<String> = parts.outside.union(&parts.inside).cloned().collect();
    let has = |words: &BTreeSet<String>, some: &[&str]| some.iter().any(|word| words.contains(*word));
    let apart = Plan::Apart {
        sees_clippy: words.contains("clippy") && has(&words, &CONDITIONS),
        needs_place: has(&words, &FILES) || parts.names_modules,
    };
    let is_alike = package.builds_tests_alike() && !package.has_dependencies();
    if !is_alike || has(&words, &CONDITIONS) || has(&words, &FILES) || parts.names_modules {
        return apart;
    }
    if parts.module.is_none() {
        return if words.contains("test") { apart } else { Plan::Program };
    }
    let tells = has(&parts.outside, &TELLING) || (has(&parts.outside, &["current"]) && has(&parts.outside, &["name"]));
    let judges_apart = has(&words, &["deny", "forbid"]) || package.denies_more_than(&THE_SAME_WITH_TESTS);
    match parts.module {
        Some(Module { name, group, is_last: true })
            if tests
                && parts.has_main
                && parts.main_is_plain
                && !tells
                && !judges_apart
                && !has(&parts.inside, &LEAKING)
                && !parts.outside.contains(&name)
                && !parts.outside.contains("test") =>
        {
            if parts.main_is_empty {
                return Plan::Tests;
            }
            if !ends_an_item(&group) {
                // What dangles there is an error, and would be the call's.
                return apart;
            }
            let at = group.span_close().byte_range().start;
            let call = format!(" #[test] fn {ENTRY}() -> impl ::std::process::Termination {{ super::main() }} ");
            let text = format!("{}{call}{}", &text[..at], &text[at..]);
            Plan::TestsAndMain { text, entry: format!("{name}::{ENTRY}") }
        }
        _ => apart,
    }
}

/// Whether all that decides over an answer stands in its text: it names no other file, and what it does is not up to
/// files, variables or other programs. A program that goes by the clock is taken at its word.
pub(in crate::grade) fn stands_alone(text: &str) -> bool {
    // Not by tokens: in doubt, a comment that speaks of files may cost a compilation.
    let words: BTreeSet<&str> = text.split(|char: char| !char.is_alphanumeric() && char != '_').collect();
    let has = |word: &&str| words.contains(word);
    let names_modules = text.parse::<TokenStream>().is_ok_and(names_modules);
    let starts_programs = ["process", "Command"].iter().all(has);
    !names_modules && !starts_programs && !ASKING.iter().chain(&FILES).any(has)
}

/// Whether a panic in a program may go unnoticed: it does not write what panics write.
pub(super) fn hides_panics(text: &str) -> bool {
    let mut words = BTreeSet::new();
    if let Ok(tokens) = text.parse::<TokenStream>() {
        collect(tokens, &mut words);
    }
    ["set_hook", "take_hook", "resume_unwind"].iter().any(|word| words.contains(*word))
}

/// A text taken apart.
struct Parts {
    /// The words of everything but the module of tests, and those of that.
    outside: BTreeSet<String>,
    inside: BTreeSet<String>,
    module: Option<Module>,
    has_main: bool,
    main_is_empty: bool,
    /// Not `async`, say, which none may be.
    main_is_plain: bool,
    /// Whether a module stands in a file of its own.
    names_modules: bool,
}

/// `#[cfg(test)] mod NAME { … }`.
struct Module {
    name: String,
    group: Group,
    /// Whether nothing comes after it.
    is_last: bool,
}

impl Parts {
    fn of(tokens: &[TokenTree]) -> Parts {
        let (mut outside, mut inside) = (BTreeSet::new(), BTreeSet::new());
        let mut module = None;
        let mut rest = tokens;
        while let Some(first) = rest.first() {
            match test_module(rest) {
                // A second one is nothing special.
                Some((name, group)) if module.is_none() => {
                    collect(group.stream(), &mut inside);
                    rest = &rest[5..];
                    module = Some(Module { name, group, is_last: rest.is_empty() });
                }
                _ => {
                    collect(TokenStream::from(first.clone()), &mut outside);
                    rest = &rest[1..];
                }
            }
        }
        let has_main = tokens.windows(2).any(|pair| is(&pair[0], "fn") && is(&pair[1], "main"));
        let mains: Vec<usize> = (0..tokens.len()).filter(|at| is_main(&tokens[*at..])).collect();
        let is_empty = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.stream().is_empty());
        let main_is_empty = mains.iter().map(|at| tokens[at + 2..][..2].iter().all(is_empty)).eq([true]);
        let main_is_plain = mains.iter().all(|at| is_plain(&tokens[..*at]));
        let names_modules = names_modules(tokens.iter().cloned().collect());
        Parts { outside, inside, module, has_main, main_is_empty, main_is_plain, names_modules }
    }
}

/// `fn main` and two more tokens at the head of these.
fn is_main(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [keyword, name, _, _, ..] if is(keyword, "fn") && is(name, "main"))
}

/// Whether a function after these tokens is nothing special: not `async`, which no `main` may be, nor the like.
fn is_plain(before: &[TokenTree]) -> bool {
    !before.last().is_some_and(|token| {
        ["async", "unsafe", "const", "extern"].iter().any(|word| is(token, word))
            || matches!(token, TokenTree::Literal(_))
    })
}

/// Whether what stands in a module ends with the end of an item, and with nothing that begins one.
fn ends_an_item(group: &Group) -> bool {
    match group.stream().into_iter().last() {
        Some(TokenTree::Punct(mark)) => mark.as_char() == ';',
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        _ => false,
    }
}

/// `#[cfg(test)] mod NAME { … }` at the head of these tokens.
fn test_module(tokens: &[TokenTree]) -> Option<(String, Group)> {
    let [
        TokenTree::Punct(mark),
        TokenTree::Group(attribute),
        keyword,
        TokenTree::Ident(name),
        TokenTree::Group(body),
        ..,
    ] = tokens
    else {
        return None;
    };
    let is_one = mark.as_char() == '#'
        && attribute.delimiter() == Delimiter::Bracket
        && is_for_tests(attribute.stream())
        && is(keyword, "mod")
        && body.delimiter() == Delimiter::Brace;
    is_one.then(|| (name.to_string(), body.clone()))
}

/// Whether these tokens are `cfg(test)`.
fn is_for_tests(attribute: TokenStream) -> bool {
    let mut tokens = attribute.into_iter();
    let (cfg, condition) = (tokens.next(), tokens.next());
    let is_cfg = cfg.is_some_and(|cfg| is(&cfg, "cfg")) && tokens.next().is_none();
    is_cfg
        && condition.is_some_and(|condition| match condition {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                let mut inside = group.stream().into_iter();
                inside.next().is_some_and(|word| is(&word, "test")) && inside.next().is_none()
            }
            _ => false,
        })
}

fn is(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

/// Whether there is a `mod NAME;` anywhere.
fn names_modules(tokens: TokenStream) -> bool {
    // How many tokens ago there was a `mod`.
    let mut since = 0;
    tokens::all(tokens).any(|token| {
        since = if is(&token, "mod") {
            1
        } else if since > 0 {
            since + 1
        } else {
            0
        };
        since == 3 && matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';')
    })
}

fn collect(tokens: TokenStream, words: &mut BTreeSet<String>) {
    words.extend(tokens::all(tokens).filter_map(|token| match token {
        TokenTree::Ident(ident) => Some(ident.to_string().trim_start_matches("r#").to_owned()),
        _ => None,
    }));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{PROGRAM, changed_text, few, rust};

    fn planned(text: &str) -> String {
        name(&plan(text, &Package::bare(&["--forbid=unsafe_code", "--deny=clippy::todo"]), true))
    }

    fn name(plan: &Plan) -> String {
        match plan {
            Plan::Program => "program".into(),
            Plan::Tests => "tests".into(),
            Plan::TestsAndMain { entry, .. } => format!("tests with {entry}"),
            Plan::Apart { sees_clippy, needs_place } => {
                let said = [(*sees_clippy, ", sees clippy"), (*needs_place, ", needs its place")];
                said.iter().filter(|(is, _)| *is).fold("apart".to_owned(), |text, (_, said)| text + said)
            }
        }
    }

    const TESTS: &str = "#[cfg(test)]\nmod tests {\n    use super::*;\n    #[test]\n    fn a() {}\n}\n";

    #[test]
    fn a_program_without_tests_is_compiled_once() {
        assert_eq!(planned("fn main() { println!(\"cfg(test)\"); } // cfg"), "program");
        assert_eq!(planned("fn main() { {"), "program");
    }

    #[test]
    fn tests_that_cannot_change_the_program_are_compiled_with_it() {
        assert_eq!(planned(&format!("fn main() {{\n    // Try it here.\n}}\n{TESTS}")), "tests");
        assert_eq!(planned(&format!("fn main() -> ! {{}}\n{TESTS}")), "tests with tests::threadlings_main");
        let text = format!("fn main() {{ f() }}\n{TESTS}");
        assert_eq!(planned(&text), "tests with tests::threadlings_main");
        let Plan::TestsAndMain { text: copy, .. } = plan(&text, &Package::bare(&[]), true) else { panic!("apart") };
        assert_eq!(copy.lines().count(), text.lines().count());
        let call = " #[test] fn threadlings_main() -> impl ::std::process::Termination { super::main() } }";
        assert!(copy.starts_with("fn main() { f() }\n#[cfg(test)]\nmod tests {\n    use super::*;\n"), "{copy}");
        assert_eq!(copy.lines().last(), Some(call));
    }

    #[test]
    fn what_might_differ_is_compiled_apart() {
        for text in [
            format!("fn main() {{}}\n{TESTS}fn after() {{}}\n"),
            format!("fn main() {{ tests::help(); }}\n{TESTS}"),
            format!("#[test]\nfn a() {{}}\nfn main() {{}}\n{TESTS}"),
            format!("fn main() {{ if cfg!(test) {{}} }}\n{TESTS}"),
            format!("#[cfg(not(test))]\nfn main() {{}}\n{TESTS}"),
            format!("#![deny(dead_code)]\nfn main() {{}}\n{TESTS}"),
            format!("fn main() {{ std::env::args(); }}\n{TESTS}"),
            format!("fn main() {{ let _ = std::thread::current().name(); }}\n{TESTS}"),
            format!("fn helper() {{}}\n{TESTS}"),
            format!("async fn main() {{}}\n{TESTS}"),
            format!("extern \"C\" fn main() {{}}\n{TESTS}"),
            "fn main() { f() }\n#[cfg(test)]\nmod tests { #[test] fn a() {} /// More.\n }\n".to_owned(),
            "fn main() { f() }\n#[cfg(test)]\nmod tests { #[test] fn a() {} #[ignore] }\n".to_owned(),
            "fn main() {}\n#[cfg(test)]\nmod tests { impl super::A {} #[test] fn a() {} }\n".to_owned(),
            "fn main() {}\n#[test]\nfn a() {}\n".to_owned(),
        ] {
            assert_eq!(planned(&text), "apart", "{text}");
        }
        let plain = format!("fn main() {{}}\n{TESTS}");
        let dead = Package::bare(&["--forbid=unsafe_code", "--deny=unused"]);
        assert_eq!(name(&plan(&plain, &dead, true)), "apart");
        assert_eq!(name(&plan(&plain, &Package::bare(&["--extern", "a"]), true)), "apart");
        assert_eq!(name(&plan(&plain, &Package::bare(&[]), false)), "apart");
    }

    #[test]
    fn what_sees_its_compiler_or_its_place_is_noticed() {
        assert_eq!(planned("#[cfg(clippy)]\nfn a() {}\nfn main() {}"), "apart, sees clippy");
        assert_eq!(planned("#[allow(clippy::all)]\nfn main() {}"), "program");
        assert_eq!(planned("fn main() { include_str!(\"a.txt\"); }"), "apart, needs its place");
        assert_eq!(planned("mod other;\nfn main() {}"), "apart, needs its place");
    }

    #[test]
    fn what_decides_besides_the_text_is_noticed() {
        for alone in
            ["use std::process::exit;\nfn main() {}", "enum Command { File1 }", "fn main() { \"modern\" }", "fn {"]
        {
            assert!(stands_alone(alone), "{alone}");
        }
        for not in [
            "use std::fs::read;",
            "use std::{fs as f};",
            "const A: &str = env!(\"HOME\");",
            "fn main() { std::env::var(\"A\"); }",
            "const A: &[u8] = include_bytes!(\"a\");",
            "mod other;",
            "mod a { mod b; }",
            "use std::process::*; fn main() { Command::new(\"date\"); }",
            "unsafe extern \"C\" { fn getpid() -> i32; }",
            "fn main() { std::path::Path::new(\"a\").exists(); }",
        ] {
            assert!(!stands_alone(not), "{not}");
        }
    }

    #[test]
    fn a_program_with_a_hook_of_its_own_may_hide_a_panic() {
        assert!(hides_panics("fn main() { std::panic::set_hook(Box::new(|_| ())); }"));
        assert!(!hides_panics("fn main() { panic!(\"set_hook\") }"));
    }

    #[test]
    fn a_deep_text_is_planned_like_any_other() {
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("- ", ""), ("&", ""), ("#[", "] a")] {
            let text = format!("fn main() {{ {}a{} }}\n{TESTS}", open.repeat(20_000), close.repeat(20_000));
            assert!(["apart", "tests with tests::threadlings_main"].contains(&planned(&text).as_str()), "{open}");
            assert!(stands_alone(&text) && !hides_panics(&text), "{open}");
        }
        assert!(!stands_alone(&format!("{}mod a;{}", "mod b { ".repeat(20_000), "}".repeat(20_000))));
        assert_eq!(
            planned(&format!("fn main() {{}}\n#[{}{}]\nmod a {{}}", "cfg(".repeat(20_000), ")".repeat(20_000))),
            "apart"
        );
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn a_call_of_main_is_all_that_is_added(text in prop_oneof![rust(), changed_text(PROGRAM), changed_text(format!("fn main() {{ f() }}\n{TESTS}"))]) {
            stands_alone(&text);
            hides_panics(&text);
            if let Plan::TestsAndMain { text: copy, entry } = plan(&text, &Package::bare(&[]), true) {
                let name = entry.strip_suffix("::threadlings_main").unwrap();
                prop_assert!(text.contains(name));
                let call = " #[test] fn threadlings_main() -> impl ::std::process::Termination { super::main() } ";
                prop_assert_eq!(copy.replacen(call, "", 1), text);
            }
        }
    }
}
