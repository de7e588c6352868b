// locks6: the guest book
//
// At a wedding the guests write into one book, at several tables at the same time: one thread for
// each table, and a lock. Before the party the host writes a title, and may change it; after it
// the couple takes all pages home. At these two moments the book is in one pair of hands.
//
// What is wrong: "Now I have put the pages behind a lock, and the compiler will not let me get at
// them, nor give them away. A page cannot be cloned: it is signed."
//
// You may edit the bodies of title and take_home. They lock nothing: who has the book in hand has
// nobody to wait for, whatever has become of the lock. The rest stays as it is.

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
        // TODO: the guard ends here. What does `&mut self` say about others who have the book?
        &mut self.title.lock().unwrap()
    }

    /// After the party: the title, and all other pages.
    fn take_home(self) -> (Page, Vec<Page>) {
        // TODO: and what does `self` say?
        (*self.title.lock().unwrap(), *self.pages.lock().unwrap())
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
