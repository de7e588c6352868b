//@ misuse-compiles
// The type is right, and then copied: two telescopes, and one motor.
use std::cell::Cell;
use std::marker::PhantomData;
use std::thread;

#[derive(Clone, Copy)]
pub struct Telescope {
    motor: usize,
    not_sync: PhantomData<Cell<()>>,
}

impl Telescope {
    pub fn new(motor: usize) -> Telescope {
        Self {
            motor,
            not_sync: PhantomData,
        }
    }

    /// Returns the direction, in degrees, in which the picture was taken.
    pub fn photograph(&self, degrees: u32) -> u32 {
        motors::turn(self.motor, degrees);
        motors::open_shutter(self.motor)
    }
}

fn main() {
    let telescope = Telescope::new(0);
    let observers = [30, 75].map(|degrees| thread::spawn(move || telescope.photograph(degrees)));
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
