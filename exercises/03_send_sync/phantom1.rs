// phantom1: the telescope
//
// An observatory's telescopes are turned by motors. In the program a Telescope is only the motor's
// number. To photograph, it tells the motor to turn, waits, and opens the shutter. One observer may
// hand a telescope on to another, on another thread. Two must never use one at the same time.
//
// What is wrong: "Both observers got a picture of the same piece of sky. I know, they should not
// have shared a telescope. But the compiler did not mind!" All fields are plain numbers, so it
// finds nothing that two threads may not share. It shall refuse that, and still let a telescope
// move from thread to thread.
//
// You may edit the fields of Telescope, and the bodies of new and main. Signatures stay as they
// are. No lock and no counting of users is needed, and no `unsafe`.

use std::sync::Arc;
use std::thread;

pub struct Telescope {
    motor: usize,
    // TODO: what a type is to other threads follows from its fields. Which field is missing?
}

impl Telescope {
    pub fn new(motor: usize) -> Telescope {
        Telescope { motor }
    }

    /// Returns the direction, in degrees, in which the picture was taken.
    pub fn photograph(&self, degrees: u32) -> u32 {
        motors::turn(self.motor, degrees);
        motors::open_shutter(self.motor)
    }
}

fn main() {
    // TODO: when the compiler refuses this, give each of them the telescope for a while, or a
    // telescope with a motor of its own.
    let telescope = Arc::new(Telescope::new(0));
    let observers = [30, 75].map(|degrees| {
        let telescope = Arc::clone(&telescope);
        thread::spawn(move || telescope.photograph(degrees))
    });
    for (wanted, observer) in [30, 75].into_iter().zip(observers) {
        let taken = observer.join().unwrap();
        println!("the picture at {wanted} degrees was taken at {taken}");
    }
}

/// The motors, each with its direction. Nothing to do here.
mod motors {
    use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
    use std::{thread, time::Duration};

    static DIRECTIONS: [AtomicU32; 4] = [const { AtomicU32::new(0) }; 4];

    pub fn turn(motor: usize, degrees: u32) {
        DIRECTIONS[motor].store(degrees, SeqCst);
        thread::sleep(Duration::from_millis(20)); // a motor is slow
    }

    pub fn open_shutter(motor: usize) -> u32 {
        DIRECTIONS[motor].load(SeqCst)
    }
}
