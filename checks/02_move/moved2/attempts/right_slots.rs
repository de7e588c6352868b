//@ passed
// The translations are put into their places, in a list under a lock.
use std::sync::Arc;
use std::sync::Mutex;
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
    let slots = Arc::new(Mutex::new(vec![None; letters.len()]));
    let clones = vec![Arc::clone(&dictionary); letters.len()];
    let translators: Vec<_> = clones
        .into_iter()
        .zip(letters)
        .enumerate()
        .map(|(n, (dictionary, letter))| {
            let slots = Arc::clone(&slots);
            thread::Builder::new()
                .name(format!("translator {n}"))
                .spawn(move || {
                    let translation = translate(&dictionary, letter);
                    slots.lock().unwrap()[n] = Some(translation);
                })
                .unwrap()
        })
        .collect();
    for translator in translators {
        translator.join().unwrap();
    }
    let slots = std::mem::take(&mut *slots.lock().unwrap());
    slots
        .into_iter()
        .map(|t| dictionary.language.clone() + ": " + &t.unwrap())
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
