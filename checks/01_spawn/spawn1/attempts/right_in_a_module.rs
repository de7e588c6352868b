//@ passed
// close_up stands in a module of its own.

use std::thread;
use std::time::Duration;

/// Something to do, once, on any thread.
pub type Job = Box<dyn FnOnce() + Send>;

/// Runs `backup` on a thread of its own and `report` meanwhile; returns when both are done.
mod shop {
    use super::Job;
    pub fn close_up(backup: Job, report: Job) {
        let t = std::thread::spawn(backup);
        report();
        t.join().unwrap();
    }
}
pub use shop::close_up;

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
