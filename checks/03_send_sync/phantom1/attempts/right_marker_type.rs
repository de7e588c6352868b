//@ passed
// A type of its own for the marker, so that the field says what it is for; main has two
// telescopes.

use std::cell::Cell;
use std::marker::PhantomData;
use std::thread;

#[derive(Default)]
struct NotSync(PhantomData<Cell<()>>);

pub struct Telescope {
    motor: usize,
    _marker: NotSync,
}

impl Telescope {
    pub fn new(motor: usize) -> Telescope {
        Telescope {
            motor,
            _marker: NotSync::default(),
        }
    }

    /// Returns the direction, in degrees, in which the picture was taken.
    pub fn photograph(&self, degrees: u32) -> u32 {
        motors::turn(self.motor, degrees);
        motors::open_shutter(self.motor)
    }
}

fn main() {
    let observers = [(0, 30), (1, 75)].map(|(motor, degrees)| {
        let telescope = Telescope::new(motor);
        thread::spawn(move || (degrees, telescope.photograph(degrees)))
    });
    for observer in observers {
        let (wanted, taken) = observer.join().unwrap();
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
