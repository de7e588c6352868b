//! Each letter moves to a thread of its own, all of them look into the one dictionary, and nobody has
//! it any more when translate_all has returned.

use super::{Dictionary, translate_all};
use ::harness::{asleep, spawn, together};
use std::collections::HashSet;
use std::ptr;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};

fn dictionary(language: &str) -> Arc<Dictionary> {
    let words: Vec<(String, String)> = vec![(String::from("bread"), String::from("ekmek"))];
    Arc::new(Dictionary {
        language: String::from(language),
        words,
    })
}

fn letters() -> Vec<String> {
    ["fresh bread", "no letter", "bread, bread"]
        .map(String::from)
        .into()
}

fn word_by_word(dictionary: &Dictionary, letter: String) -> String {
    let words: &Vec<(String, String)> = &dictionary.words;
    letter.replace(&words[0].0, &words[0].1)
}

/// Three letters, and each translator stays until all three are at work, on three threads.
#[test]
fn three_letters_are_translated_at_the_same_time() {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());
    let translate = |_: &Dictionary, letter| {
        THREADS.lock().unwrap().push(thread::current().id());
        together(
            3,
            "the three letters were never translated at the same time",
        );
        letter
    };
    let _: Vec<String> = translate_all(dictionary("Turkish"), letters(), translate);

    let threads: HashSet<ThreadId> = THREADS.lock().unwrap().iter().copied().collect();
    assert!(
        threads.len() == 3 && !threads.contains(&thread::current().id()),
        "each of the three letters needs a thread of its own"
    );
}

/// However many there are, each letter has its translator, and nobody comes later than the others.
#[test]
fn a_hundred_letters_are_translated_at_the_same_time() {
    let letters: Vec<String> = (1..=100).map(|number| format!("letter {number}")).collect();
    let translate = |_: &Dictionary, letter| {
        together(
            100,
            "the hundred letters were never translated at the same time",
        );
        letter
    };
    let _: Vec<String> = translate_all(dictionary("Turkish"), letters, translate);
}

/// With the language that the office has read in the dictionary, in the order of the letters.
#[test]
fn every_translation_comes_back() {
    for language in ["Turkish", "Slow Turkish"] {
        let back: Vec<String> = translate_all(dictionary(language), letters(), word_by_word);
        let expected: Vec<String> = ["fresh ekmek", "no letter", "ekmek, ekmek"]
            .map(|translation| format!("{language}: {translation}"))
            .into();
        assert!(
            back == expected,
            "expected {expected:?}, and translate_all returned {back:?}"
        );
    }
    let none: Vec<String> = translate_all(dictionary("Turkish"), Vec::new(), word_by_word);
    assert!(
        none.is_empty(),
        "there was no letter, and translate_all returned {none:?}"
    );
}

/// The first letter is held at a gate, so its translator is the slowest.
#[test]
fn the_slowest_translator_is_waited_for() {
    static GATE: Mutex<Option<Receiver<()>>> = Mutex::new(None);
    let (gate, at_the_gate) = mpsc::channel::<()>();
    *GATE.lock().unwrap() = Some(at_the_gate);
    let translate = |_: &Dictionary, letter: String| {
        if letter == "fresh bread" {
            let at_the_gate = GATE.lock().unwrap().take();
            let _ = at_the_gate.expect("a letter is translated once").recv();
        }
        letter
    };

    let caller = spawn("caller", move || {
        let back: Vec<String> = translate_all(dictionary("Turkish"), letters(), translate);
        back
    });
    asleep(
        "caller",
        "translate_all does not sleep until the slowest letter is translated: \
         it returned too early, or it looks again and again",
    );

    drop(gate); // the gate is open
    let back: Vec<String> = caller.join().expect("translate_all panicked");
    let expected = letters()
        .into_iter()
        .map(|letter| format!("Turkish: {letter}"));
    assert!(
        back == expected.collect::<Vec<String>>(),
        "the first letter was done last, and translate_all returned {back:?}"
    );
}

/// A copy is at another place in memory; what is shared, or moved, keeps its place.
#[test]
fn nothing_is_copied() {
    static DICTIONARIES: Mutex<Vec<usize>> = Mutex::new(Vec::new());
    static LETTERS: Mutex<Vec<usize>> = Mutex::new(Vec::new());
    let translate = |dictionary: &Dictionary, letter: String| {
        DICTIONARIES.lock().unwrap().push(place(dictionary));
        LETTERS.lock().unwrap().push(letter.as_ptr() as usize);
        letter
    };

    let one = dictionary("Turkish");
    let letters: Vec<String> = letters();
    let written: HashSet<usize> = letters
        .iter()
        .map(|letter| letter.as_ptr() as usize)
        .collect();
    let _: Vec<String> = translate_all(Arc::clone(&one), letters, translate);

    let of_the_office: usize = place(&one);
    assert!(
        DICTIONARIES
            .lock()
            .unwrap()
            .iter()
            .all(|place| *place == of_the_office),
        "a translator had a copy of the dictionary, and not the one that there is"
    );
    let translated: HashSet<usize> = LETTERS.lock().unwrap().iter().copied().collect();
    assert!(
        translated == written,
        "a translator had a copy of a letter: letters can move, they need not be cloned"
    );
}

fn place(dictionary: &Dictionary) -> usize {
    ptr::from_ref(dictionary) as usize
}

/// Each clone of an Arc is one more owner. When the work is done, the caller's is the only one left,
/// in whatever order of events.
#[cfg(interleave)]
#[test]
fn nobody_keeps_the_dictionary() {
    let mine = dictionary("Turkish");
    let _: Vec<String> = translate_all(Arc::clone(&mine), letters(), word_by_word);
    let owners: usize = Arc::strong_count(&mine);
    assert!(
        owners == 1,
        "translate_all has returned, and the dictionary has {owners} owners instead of one"
    );
}
