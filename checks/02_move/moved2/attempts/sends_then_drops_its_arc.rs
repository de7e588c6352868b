//@ race check=nobody_keeps_the_dictionary
// All translations have come, and nobody is joined: a translator may still have the dictionary.
use std::sync::Arc;
use std::sync::mpsc;
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
    let number = letters.len();
    let (out, desk) = mpsc::channel();
    for (n, letter) in letters.into_iter().enumerate() {
        let (dictionary, out) = (dictionary.clone(), out.clone());
        thread::spawn(move || out.send((n, translate(&dictionary, letter))).unwrap());
    }
    let mut all = vec![String::new(); number];
    for (n, translation) in desk.iter().take(number) {
        all[n] = format!("{}: {translation}", dictionary.language);
    }
    all
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
