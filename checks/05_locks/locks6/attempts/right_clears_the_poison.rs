//@ passed
// Whoever has the book in hand can say first that it is all right.

use std::sync::{Arc, Mutex};
use std::thread;

/// One page, as a guest has signed it.
struct Page(String);

/// The guest book of a wedding.
struct GuestBook {
    title: Mutex<Page>,
    pages: Mutex<Vec<Page>>,
}

impl GuestBook {
    fn new() -> GuestBook {
        GuestBook {
            title: Mutex::new(Page(String::from("Our guests"))),
            pages: Mutex::new(Vec::new()),
        }
    }

    /// During the party: many share the book, and so each of them has to lock.
    fn sign(&self, page: Page) {
        self.pages.lock().unwrap().push(page);
    }

    /// Before the party: the title, to be changed.
    fn title(&mut self) -> &mut Page {
        self.title.clear_poison();
        self.title.get_mut().unwrap()
    }

    /// After the party: the title, and all other pages.
    fn take_home(self) -> (Page, Vec<Page>) {
        self.title.clear_poison();
        self.pages.clear_poison();
        (
            self.title.into_inner().unwrap(),
            self.pages.into_inner().unwrap(),
        )
    }
}

fn main() {
    let mut book = GuestBook::new();
    book.title().0 = String::from("Mira and Tom");

    let book = Arc::new(book);
    let tables = ["Aunt Ada", "Uncle Bo"].map(|guest| {
        let book = Arc::clone(&book);
        thread::spawn(move || book.sign(Page(format!("All the best! {guest}"))))
    });
    for table in tables {
        table.join().unwrap();
    }
    // The threads have ended, and so this Arc is the last one: it gives back what is in it.
    let book = Arc::into_inner(book).unwrap();
    let (title, pages) = book.take_home();
    println!("{}: {} pages", title.0, pages.len());
}
