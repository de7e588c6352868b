//! What comes from elsewhere, for tests of those who read it: any bytes, any text, real files with a few changes, Rust
//! that means nothing.
//!
//! `PROPTEST_CASES=20000 cargo test --lib` hunts; what it finds becomes a plain test of its own.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// As many cases as are tried each time, unless `PROPTEST_CASES` says how many.
pub(crate) fn few() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 48;
    }
    config
}

/// Any bytes, most of them text.
pub(crate) fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![vec(any::<u8>(), 0..300), text().prop_map(String::into_bytes)]
}

/// Any text: of words, line ends, wide and combining characters, and of what does something to a terminal.
pub(crate) fn text() -> impl Strategy<Value = String> {
    vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

/// A text of one line.
pub(crate) fn line() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace('\n', " "))
}

fn piece() -> impl Strategy<Value = String> {
    const SPECIAL: &[&str] = &[
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "  ",
        "\0",
        "\u{1b}[31m",
        "\u{1b}[2J",
        "\u{1b}]0;title\u{7}",
        "\u{1b}",
        "\u{9b}2J",
        "\u{8}",
        "\u{7f}",
        "\u{85}",
        "日本",
        "ｗｉｄｅ",
        "e\u{301}",
        "\u{301}",
        "\u{200d}",
        "👩\u{200d}👩\u{200d}👧",
        "❤\u{fe0f}",
        "🇩🇪",
        "\u{202e}",
        "\u{2066}",
        "\u{feff}",
        "\u{200b}",
        "\u{ad}",
        "\u{61c}",
        "\u{2028}",
        "ﷺ",
        "\u{e0001}",
        "\\",
        "\"",
        "'",
        "`",
        "\\u{1b}",
        "\u{10ffff}",
    ];
    prop_oneof![
        3 => "[a-zA-Z0-9_]{1,12}",
        2 => select(SPECIAL).prop_map(str::to_owned),
        1 => "[ -~]{1,20}",
        1 => any::<char>().prop_map(String::from),
    ]
}

/// A text like `sample`, with a few changes: pieces of it gone, doubled, moved, or replaced by anything.
pub(crate) fn changed(sample: impl Into<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let sample = sample.into();
    let anything = prop_oneof![
        piece().prop_map(String::into_bytes),
        vec(any::<u8>(), 1..4),
        select(&["[", "]", "[[", "{", "}", "(", ")", "=", ",", ":", "-", "1", "18446744073709551616", "\t", "\n"][..])
            .prop_map(|text| text.as_bytes().to_vec()),
    ];
    vec((any::<Index>(), any::<Index>(), 0..24_usize, any::<bool>(), 0..5_u8, anything), 1..6).prop_map(
        move |changes| {
            let mut bytes = sample.clone();
            for (from, to, length, long, how, anything) in changes {
                let from = from.index(bytes.len() + 1);
                let end = (from + if long { length * 40 } else { length }).min(bytes.len());
                let to = to.index(bytes.len() + 1);
                let part = bytes[from..end].to_vec();
                match how {
                    0 => drop(bytes.drain(from..end)),
                    1 => drop(bytes.splice(to..to, part)),
                    2 => drop(bytes.splice(from..end, anything)),
                    3 => drop(bytes.splice(from..from, anything)),
                    _ => bytes.truncate(end),
                }
            }
            bytes
        },
    )
}

/// [`changed`], as text.
pub(crate) fn changed_text(sample: impl Into<Vec<u8>>) -> impl Strategy<Value = String> {
    changed(sample).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// `sample` with other texts, numbers and absences in some of its places, as far as its type has them.
pub(crate) fn inhabited<T>(sample: &T) -> impl Strategy<Value = T> + use<T>
where
    T: Serialize + DeserializeOwned + std::fmt::Debug,
{
    let sample = serde_json::to_value(sample).expect("the sample has a JSON form");
    let value = prop_oneof![
        4 => text().prop_map(Value::from),
        2 => (0..6_u64).prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    vec((any::<Index>(), value), 1..24).prop_map(move |changes| {
        let mut whole = sample.clone();
        for (at, mut value) in changes {
            let count = leaves(&mut whole).len();
            let swap = |whole: &mut Value, value: &mut Value| {
                if count > 0 {
                    std::mem::swap(leaves(whole)[at.index(count)], value);
                }
            };
            swap(&mut whole, &mut value);
            if serde_json::from_value::<T>(whole.clone()).is_err() {
                swap(&mut whole, &mut value);
            }
        }
        serde_json::from_value(whole).expect("each change was tried")
    })
}

/// Every value that holds no others.
fn leaves(value: &mut Value) -> Vec<&mut Value> {
    match value {
        Value::Array(values) => values.iter_mut().flat_map(leaves).collect(),
        Value::Object(values) => values.values_mut().flat_map(leaves).collect(),
        leaf => vec![leaf],
    }
}

/// Panics where `shown` does something to a terminal that runs from left to right, line by line.
#[track_caller]
pub(crate) fn is_harmless(shown: &str) {
    let turns =
        |c: &char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let harm = shown.chars().find(|c| c.is_control() && *c != '\n' || turns(c));
    assert!(harm.is_none(), "{harm:?} in {shown:?}");
}

/// `whole` in pieces of any length, in its order.
pub(crate) fn pieces(whole: Vec<u8>, cuts: &[Index]) -> Vec<Vec<u8>> {
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(whole.len() + 1)).chain([0, whole.len()]).collect();
    cuts.sort_unstable();
    cuts.windows(2).map(|pair| whole[pair[0]..pair[1]].to_vec()).collect()
}

/// What looks like Rust: tokens in any order, brackets mostly closed, real programs with a few changes.
pub(crate) fn rust() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "fn",
        "main",
        "let",
        "mut",
        "mod",
        "tests",
        "#[test]",
        "#[cfg(test)]",
        "#[ignore]",
        "#![a]",
        "use",
        "std",
        "::",
        "sync",
        "Mutex",
        "new",
        "=",
        "a",
        "b",
        "é",
        "名前",
        "r#fn",
        "_",
        "self",
        "0",
        "1.5",
        "0x1f_u8",
        "\"text\"",
        "r#\"raw\"#",
        "b'x'",
        "c\"c\"",
        "'a",
        "'b'",
        "'",
        ";",
        ",",
        ".",
        ":",
        "|",
        "||",
        "&",
        "&&",
        "-",
        "->",
        "=>",
        "<",
        ">",
        "<<",
        "!",
        "?",
        "+",
        "*",
        "..",
        "#",
        "$",
        "@",
        "if",
        "else",
        "match",
        "move",
        "async",
        "await",
        "impl",
        "for",
        "struct",
        "vec!",
        "println!",
        "thread_local!",
        "macro_rules!",
        "static",
        "const",
        "unsafe",
        "dyn",
        "as",
        "u8",
        "Arc",
        "Box",
        "derive",
        "Default",
        "//",
        "///",
        "/*",
        "*/",
        "\n",
        "\u{feff}",
        "\u{202e}",
        "\r",
        "include!",
        "extern",
        "crate",
        "return",
        "yield",
        "where",
    ];
    let word = prop_oneof![6 => select(WORDS).prop_map(str::to_owned), 1 => piece()];
    let soup = word.prop_recursive(6, 120, 8, |inner| {
        (vec(inner, 0..8), 0..4_u8).prop_map(|(words, bracket)| {
            let words = words.join(" ");
            match bracket {
                0 => format!("({words})"),
                1 => format!("[{words}]"),
                2 => format!("{{{words}}}"),
                _ => words,
            }
        })
    });
    prop_oneof![3 => vec(soup, 0..20).prop_map(|words| words.join(" ")), 2 => changed_text(PROGRAM), 1 => text()]
}

/// A program with most of what is looked for in programs.
pub(crate) const PROGRAM: &str = r#"//! About.
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread;

static COUNT: Mutex<u32> = Mutex::new(0);
const LIMIT: usize = 1_000;
thread_local! { static HERE: std::cell::RefCell<Vec<u8>> = const { RefCell::new(vec![0; 4]) } }

#[derive(Clone, Debug, Default)]
struct Shared { door: Mutex<bool>, bell: Condvar, pair: (Mutex<u8>, Mutex<u8>) }

fn make(n: usize) -> Vec<Mutex<usize>> { (0..n).map(|i| Mutex::new(i)).collect() }

impl Shared {
    const ONE: Mutex<u8> = Mutex::new(1);
    fn wait<'a>(&'a self) -> Result<(), Box<dyn std::error::Error + 'a>> {
        let mut open = self.door.lock().unwrap();
        while !*open { open = self.bell.wait(open)?; }
        Ok(())
    }
}

fn main() {
    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let (lock, bell) = &*Arc::clone(&pair);
    let (tx, rx) = mpsc::channel::<[u8; 3]>();
    let all = make(LIMIT);
    let mut slots = vec![Mutex::new(1), Mutex::new(2)];
    slots.push(Mutex::new(if all.len() < 3 { 1 } else { match slots.len() { 0 => 1, n @ 1..=9 => n as u32, _ => 2 } }));
    let handles: Vec<_> = (0..4).map(|id| { let pair = Arc::clone(&pair); thread::spawn(move || { let _ = &pair; id }) }).collect();
    thread::scope(|scope| { scope.spawn(|| *lock.lock().unwrap() = true); bell.notify_all(); });
    for handle in handles { assert_eq!(handle.join().unwrap() | 1, 1, "{}", LIMIT); }
    drop((tx, rx.try_iter().count(), std::env::args()));
    println!("{}", COUNT.lock().map(|count| *count).unwrap_or_else(|poisoned| *poisoned.into_inner()));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// It waits.
    #[test]
    fn it_waits() { assert!(make(3).iter().all(|one| one.try_lock().is_ok())); }

    #[test]
    #[should_panic(expected = "no")]
    fn it_panics() -> ! { panic!("no") }
}
"#;
