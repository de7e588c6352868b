// locks6: the guest book
//
// A lock is for those who share. Where nobody else can have the book, and the compiler knows that
// from `&mut self` or `self`, there is nobody to be kept out: `get_mut` and `into_inner` go to the
// data directly. So they can do what no guard can: lend it for longer than a guard lives, and give
// it away.

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
        // An exclusive borrow of the mutex is one of what is inside. (The `unwrap` is about
        // poisoning only: nothing is locked.)
        self.title.get_mut().unwrap()
    }

    /// After the party: the title, and all other pages.
    fn take_home(self) -> (Page, Vec<Page>) {
        // Whoever owns a mutex can take it apart.
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
