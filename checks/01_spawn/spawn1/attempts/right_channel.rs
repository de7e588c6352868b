//@ passed
// The sender is dropped when the backup is done, and that ends the receiving.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Something to do, once, on any thread.
pub type Job = Box<dyn FnOnce() + Send>;

/// Runs `backup` on a thread of its own and `report` meanwhile; returns when both are done.
pub fn close_up(backup: Job, report: Job) {
    let (done, is_done) = mpsc::channel::<()>();
    thread::spawn(move || {
        backup();
        drop(done);
    });
    report();
    let _ = is_done.recv();
}

fn write_backup() {
    for part in 1..=3 {
        thread::sleep(Duration::from_millis(30)); // the disk is slow
        println!("backup: part {part} of 3 is written");
    }
}

fn print_report() {
    println!("report: 42 customers, 17 umbrellas sold");
}

fn main() {
    close_up(Box::new(write_backup), Box::new(print_report));
    println!("The plug is pulled.");
}
