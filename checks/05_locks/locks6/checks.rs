//! Verifies that the title can be changed and the pages be taken home, that they are the same
//! pages and not copies, that neither waits for a lock, and that nothing is lost by a panic.

use super::{GuestBook, Page};
use ::harness::{spawn, together};
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

fn page(text: &str) -> Page {
    let text = String::from(text);
    Page(text)
}

/// What stands on these pages.
fn texts(pages: &[Page]) -> Vec<&str> {
    pages.iter().map(|page| page.0.as_str()).collect()
}

/// The title is lent to whoever has the book, and what they write into it stays.
#[test]
fn the_title_can_be_changed() {
    let mut book: GuestBook = GuestBook::new();
    let title: &mut Page = book.title();
    title.0 = String::from("Mira");
    title.0.push_str(" and Tom");
    let again: &mut Page = book.title();
    assert!(
        again.0 == "Mira and Tom",
        "the title was changed to \"Mira and Tom\", and then it was {:?}",
        again.0
    );
    let (title, pages): (Page, Vec<Page>) = book.take_home();
    assert!(
        title.0 == "Mira and Tom" && pages.is_empty(),
        "the title was \"Mira and Tom\" and nobody had signed; at home the title is {:?}, and \
         there are {} pages",
        title.0,
        pages.len()
    );
}

/// Two tables sign at the same time, and both pages come home.
#[test]
fn everything_comes_home() {
    let book = Arc::new(GuestBook::new());
    let tables = ["Ada", "Bo"].map(|guest| {
        let book = Arc::clone(&book);
        spawn(guest, move || {
            together(2, "the two tables never had the book at the same time");
            book.sign(page(guest));
        })
    });
    for table in tables {
        table.join().expect("a guest panicked");
    }
    let book = Arc::into_inner(book).expect("somebody still has the book");
    let (title, pages): (Page, Vec<Page>) = book.take_home();
    let mut texts = texts(&pages);
    texts.sort();
    assert!(
        title.0 == "Our guests" && texts == ["Ada", "Bo"],
        "the title was \"Our guests\", and Ada and Bo have signed. What came home: {:?}, and \
         {texts:?}",
        title.0
    );
}

/// What comes home is what was signed, and stands where it stood: nothing is written anew.
#[test]
fn the_pages_are_no_copies() {
    let mut book: GuestBook = GuestBook::new();
    let pages = [page("Ada was here"), page("Bo, too")];
    let signed = pages.each_ref().map(|page| page.0.as_ptr());
    for page in pages {
        book.sign(page);
    }
    let title: *const u8 = book.title().0.as_ptr();
    let (at_home, pages): (Page, Vec<Page>) = book.take_home();
    assert!(
        at_home.0.as_ptr() == title,
        "the title that came home is a copy of the one in the book"
    );
    let came: Vec<*const u8> = pages.iter().map(|page| page.0.as_ptr()).collect();
    assert!(
        came == signed,
        "two pages were signed, and copies of them came home, or others, or in another order"
    );
}

/// A guest has left the table and never let go of the lock (`mem::forget`). Who has the book in
/// hand does not need the lock.
#[test]
fn who_has_the_book_waits_for_nobody() {
    let mut book: GuestBook = GuestBook::new();
    book.sign(page("Ada"));
    mem::forget(book.title.lock().unwrap());
    mem::forget(book.pages.lock().unwrap());
    let title: &mut Page = book.title();
    title.0 = String::from("Mira and Tom");
    let (title, pages): (Page, Vec<Page>) = book.take_home();
    let texts = texts(&pages);
    assert!(
        title.0 == "Mira and Tom" && texts == ["Ada"],
        "the title was \"Mira and Tom\" and Ada had signed. What came home: {:?}, and {texts:?}",
        title.0
    );
}

/// A book whose title is "Mira and Tom", which Ada has signed, and with which in hand a guest
/// panicked.
fn book_after(panics: fn(&GuestBook)) -> GuestBook {
    let mut book: GuestBook = GuestBook::new();
    let title: &mut Page = book.title();
    title.0 = String::from("Mira and Tom");
    book.sign(page("Ada"));
    let book = Arc::new(book);
    let guest = spawn("guest", {
        let book = Arc::clone(&book);
        move || panics(&book)
    });
    assert!(guest.join().is_err(), "this guest should have panicked");
    Arc::into_inner(book).expect("somebody still has the book")
}

fn panics_at_the_title(book: &GuestBook) {
    let _title = book.title.lock().unwrap();
    panic!("a guest panics at the title, as this check wants it");
}

fn panics_at_the_pages(book: &GuestBook) {
    let _pages = book.pages.lock().unwrap();
    panic!("a guest panics at the pages, as this check wants it");
}

/// What comes home, if anything does: a panic may also be passed on, as by `unwrap`.
fn comes_home(book: GuestBook) {
    let home = catch_unwind(AssertUnwindSafe(move || -> (Page, Vec<Page>) {
        book.take_home()
    }));
    if let Ok((title, pages)) = home {
        let texts = texts(&pages);
        assert!(
            title.0 == "Mira and Tom" && texts == ["Ada"],
            "the title was \"Mira and Tom\", Ada had signed, and then a guest panicked with the book \
             in hand. What came home: {:?}, and {texts:?}",
            title.0
        );
    }
}

/// A guest has panicked with the pages in hand. That may be passed on, or the pages are taken all
/// the same; but nobody comes home as if nothing had been signed.
#[test]
fn no_page_is_lost_by_a_panic() {
    comes_home(book_after(panics_at_the_pages));
}

/// The same at the title.
#[test]
fn the_title_is_not_lost_by_a_panic() {
    let mut book = book_after(panics_at_the_title);
    let title = catch_unwind(AssertUnwindSafe(|| {
        let title: &mut Page = book.title();
        title.0.clone()
    }));
    let title: String = title.unwrap_or_else(|_| String::from("Mira and Tom"));
    assert!(
        title == "Mira and Tom",
        "a guest panicked with the book in hand. Then its title was {title:?}, and no longer \"Mira \
         and Tom\""
    );
    comes_home(book_after(panics_at_the_title));
}
