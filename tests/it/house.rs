//! The invariants of the source tree, as src/lib.rs states them: who may know whom, and who may do what.
//!
//! Code is read as tokens, without comments, strings, and what is compiled for tests only.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// One file of the grader's.
struct Source {
    /// Relative to the repository's root.
    path: String,
    text: String,
    /// Its tokens, separated by blanks.
    code: String,
    /// The files of the modules that are compiled for tests only.
    test_modules: Vec<PathBuf>,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            files.extend(rust_files(&entry));
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            files.push(entry);
        }
    }
    files.sort();
    files
}

fn read(path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("a file");
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut reader = Reader { code: Vec::new(), test_modules: Vec::new() };
    reader.read(tokens);
    let parent = path.parent().expect("a folder");
    let is_folders_own = ["mod.rs", "lib.rs", "main.rs"].iter().any(|name| path.ends_with(name));
    let folder = if is_folders_own { parent.to_owned() } else { path.with_extension("") };
    let test_modules =
        reader.test_modules.iter().flat_map(|name| [folder.join(format!("{name}.rs")), folder.join(name)]);
    Source {
        path: path.strip_prefix(root()).expect("below the root").display().to_string(),
        text,
        code: reader.code.join(" "),
        test_modules: test_modules.collect(),
    }
}

/// All files below src/ but those that are for tests.
fn sources() -> Vec<Source> {
    let all: Vec<Source> = rust_files(&root().join("src")).iter().map(|path| read(path)).collect();
    let for_tests: Vec<PathBuf> = all.iter().flat_map(|source| source.test_modules.clone()).collect();
    let is_for_tests = |source: &Source| for_tests.iter().any(|module| root().join(&source.path).starts_with(module));
    let sources: Vec<Source> = all.into_iter().filter(|source| !is_for_tests(source)).collect();
    assert!(sources.len() > 50, "the tree stands elsewhere");
    sources
}

struct Reader {
    code: Vec<String>,
    test_modules: Vec<String>,
}

impl Reader {
    fn read(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == '#' => {
                    let for_tests = tokens.peek().is_some_and(is_for_tests);
                    if for_tests {
                        self.skip_item(&mut tokens);
                    }
                }
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::Bracket => ("[", "]"),
                        _ => ("(", ")"),
                    };
                    self.code.push(open.to_owned());
                    self.read(group.stream());
                    self.code.push(close.to_owned());
                }
                TokenTree::Literal(_) => self.code.push("_".to_owned()),
                // `::` as one word.
                TokenTree::Punct(mark) if mark.as_char() == ':' && self.code.last().is_some_and(|last| last == ":") => {
                    self.code.pop();
                    self.code.push("::".to_owned());
                }
                token => self.code.push(token.to_string()),
            }
        }
    }

    /// Skips to the end of the item that an attribute stands before.
    fn skip_item(&mut self, tokens: &mut impl Iterator<Item = TokenTree>) {
        let mut is_module = false;
        for token in tokens {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
                TokenTree::Punct(mark) if mark.as_char() == ';' => return,
                TokenTree::Ident(name) if is_module => self.test_modules.push(name.to_string()),
                TokenTree::Ident(word) => is_module = word == "mod",
                _ => {}
            }
        }
    }
}

/// Whether an attribute's brackets hold `cfg(test)` or `test`.
fn is_for_tests(token: &TokenTree) -> bool {
    let text = token.to_string().replace(' ', "");
    text.starts_with("[cfg(test)") || text.starts_with("[cfg(all(test") || text == "[test]"
}

/// Panics with what was found where it must not be.
#[track_caller]
fn only_in(what: &[&str], allowed: &[&str]) {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !allowed.iter().any(|folder| source.path.starts_with(folder))) {
        let words = format!(" {} ", source.code);
        found.extend(
            what.iter()
                .filter(|what| words.contains(&format!(" {what} ")))
                .map(|what| format!("{}: {what}", source.path)),
        );
    }
    assert!(found.is_empty(), "only {allowed:?} may do this:\n{}", found.join("\n"));
}

#[test]
fn children_are_started_in_process_only() {
    only_in(&["Command :: new", "process :: Command"], &["src/process/"]);
}

#[test]
fn the_streams_belong_to_the_ui_and_to_the_two_hidden_faces() {
    let streams = ["println", "eprintln", "print", "eprint", "dbg"].map(|name| format!("{name} !"));
    let handles = ["stdout", "stderr", "stdin"].map(|name| format!("io :: {name}"));
    let what: Vec<&str> = streams.iter().chain(&handles).map(String::as_str).collect();
    // A warden gets its job where others have standard input.
    only_in(&what, &["src/ui/", "src/process/unix/line.rs", "src/process/windows/line.rs"]);
}

#[test]
fn keys_and_colours_belong_to_the_ui() {
    only_in(&["crossterm ::", "ratatui ::", "colored ::", "termios ::"], &["src/ui/"]);
}

#[test]
fn files_are_written_by_those_whose_files_they_are() {
    let functions =
        ["write", "rename", "copy", "create_dir", "create_dir_all", "remove_file", "remove_dir", "remove_dir_all"];
    let functions = functions.map(|name| format!("fs :: {name}"));
    let others = ["File :: create", "File :: options", "OpenOptions", "NamedTempFile", "tempfile ::"];
    let what: Vec<&str> = functions.iter().map(String::as_str).chain(others).collect();
    // The learner's folder; the cache; the author's course, and the journal of its checks in the cache.
    only_in(&what, &["src/workspace/", "src/toolchain/", "src/commands/dev/"]);
}

#[test]
fn nobody_sleeps_or_exits() {
    only_in(&["thread :: sleep", "process :: exit", "process :: abort"], &[]);
}

#[test]
fn what_decides_and_what_shows_is_pure() {
    let what = [
        "fs ::",
        "File",
        "net ::",
        "process :: Command",
        "io :: stdin",
        "io :: stdout",
        "println !",
        "eprintln !",
        "thread ::",
        "env ::",
        "Instant :: now",
        "SystemTime",
    ];
    let pure = [
        "src/digest.rs",
        "src/verdict.rs",
        "src/exploring.rs",
        "src/grade/found.rs",
        "src/grade/heard.rs",
        "src/timeline/",
        "src/report/",
        "src/grade/verdict.rs",
        "src/grade/names",
        "src/grade/stated.rs",
        "src/grade/tested/plan.rs",
        "src/grade/tested/libtest.rs",
        "src/toolchain/spoken.rs",
        "src/ui/watch/update.rs",
    ];
    let sources = sources();
    for pure in pure {
        let mut files = sources.iter().filter(|source| source.path.starts_with(pure)).peekable();
        assert!(files.peek().is_some(), "{pure} stands elsewhere");
        for source in files {
            let words = format!(" {} ", source.code);
            let found: Vec<_> = what.iter().filter(|what| words.contains(&format!(" {what} "))).collect();
            assert!(found.is_empty(), "{} is pure no more: {found:?}", source.path);
        }
    }
}

/// Each room with the rooms that it may know.
const ROOMS: [(&str, &[&str]); 14] = [
    ("digest", &[]),
    ("tokens", &[]),
    ("level", &[]),
    ("timeline", &[]),
    ("exploring", &["timeline"]),
    ("verdict", &["timeline", "exploring"]),
    ("course", &["digest", "tokens", "level", "verdict", "exploring"]),
    ("process", &["verdict", "timeline", "exploring"]),
    ("toolchain", &["digest", "process", "course", "verdict"]),
    ("workspace", &["digest", "process", "course", "verdict", "timeline", "exploring"]),
    (
        "grade",
        &[
            "digest",
            "tokens",
            "level",
            "toolchain",
            "workspace",
            "process",
            "course",
            "verdict",
            "timeline",
            "exploring",
        ],
    ),
    ("report", &["grade", "workspace", "course", "verdict", "timeline", "exploring"]),
    ("ui", &["report", "grade", "toolchain", "workspace", "process", "course", "verdict", "timeline", "exploring"]),
    (
        "commands",
        &[
            "digest",
            "level",
            "cli",
            "ui",
            "report",
            "grade",
            "toolchain",
            "workspace",
            "process",
            "course",
            "verdict",
            "timeline",
            "exploring",
        ],
    ),
];

#[test]
fn rooms_know_only_those_below_them() {
    let mut wrong = Vec::new();
    for source in sources() {
        let room = source.path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default().to_owned();
        let Some((_, below)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            assert!(["cli", "lib", "main"].contains(&room.as_str()), "{} is in no room", source.path);
            continue;
        };
        let after = source.code.split("crate :: ").skip(1);
        let known: BTreeSet<&str> = after.filter_map(|rest| rest.split(' ').next()).collect();
        // `crate::{a, b}` would hide them.
        let not_below = known.into_iter().filter(|known| *known != room && !below.contains(known));
        wrong.extend(not_below.map(|known| format!("{} knows `{known}`", source.path)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_in_its_first_line_why_it_exists() {
    let folders = ["src", "kit", "tests/it"];
    let files = folders.iter().flat_map(|folder| rust_files(&root().join(folder)));
    let files = files.filter(|path| !path.starts_with(root().join("tests/it/fixtures")));
    let without: Vec<_> = files
        .filter(|path| !fs::read_to_string(path).expect("a file").starts_with("//! "))
        .map(|path| path.display().to_string())
        .collect();
    assert!(without.is_empty(), "{without:#?}");
}

#[test]
fn every_exception_has_its_reason() {
    let allows = |source: &Source| {
        source.text.lines().any(|line| line.trim_start().starts_with("#[allow(") || line.starts_with("#![allow("))
    };
    let found: Vec<String> = sources().into_iter().filter(allows).map(|source| source.path).collect();
    assert!(found.is_empty(), "`#[expect(…, reason = …)]` tells when it is not needed any more: {found:#?}");
    let without = sources()
        .into_iter()
        .filter(|source| source.code.contains("expect ( clippy") && !source.text.contains("reason = "));
    assert_eq!(without.map(|source| source.path).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn nothing_in_the_grader_is_unsafe() {
    only_in(&["unsafe"], &[]);
}
