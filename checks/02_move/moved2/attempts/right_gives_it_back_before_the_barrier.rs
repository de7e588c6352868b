//@ passed
// All meet when the translations are done, and the dictionary is given back before.
use std::sync::Arc;
use std::sync::{Barrier, mpsc};
use std::thread;

/// Words of a language with their translations. It cannot be cloned.
pub struct Dictionary {
    pub language: String,
    pub words: Vec<(String, String)>,
}

/// Has each letter translated by `translate`, all at the same time.
pub fn translate_all(
    dictionary: Arc<Dictionary>,
    letters: Vec<String>,
    translate: fn(&Dictionary, String) -> String,
) -> Vec<String> {
    let done = Arc::new(Barrier::new(letters.len() + 1));
    let sheets: Vec<mpsc::Receiver<String>> = letters
        .into_iter()
        .map(|letter| {
            let (send, sheet) = mpsc::sync_channel(1);
            let (done, dictionary) = (done.clone(), dictionary.clone());
            thread::spawn(move || {
                send.send(translate(&dictionary, letter)).unwrap();
                drop(dictionary);
                done.wait();
            });
            sheet
        })
        .collect();
    done.wait();
    sheets
        .into_iter()
        .map(|s| format!("{}: {}", dictionary.language, s.recv().unwrap()))
        .collect()
}

fn word_by_word(dictionary: &Dictionary, letter: String) -> String {
    let mut translation = letter;
    for (word, translated) in &dictionary.words {
        translation = translation.replace(word, translated);
    }
    translation
}

fn main() {
    let words = [("bread", "pain"), ("salt", "sel"), ("and", "et")];
    let dictionary = Arc::new(Dictionary {
        language: String::from("French"),
        words: words.map(|(a, b)| (a.to_owned(), b.to_owned())).into(),
    });
    let letters = ["bread and salt", "salt and bread"].map(String::from);
    for translation in translate_all(Arc::clone(&dictionary), letters.into(), word_by_word) {
        println!("{translation}");
    }
}
