//@ passed
// No phantom: an array of cells, with none in it.
use std::cell::UnsafeCell;
use std::thread;

pub struct Telescope {
    motor: usize,
    _cells: [UnsafeCell<u8>; 0],
}

impl Telescope {
    pub fn new(motor: usize) -> Telescope {
        Self { motor, _cells: [] }
    }

    /// Returns the direction, in degrees, in which the picture was taken.
    pub fn photograph(&self, degrees: u32) -> u32 {
        motors::turn(self.motor, degrees);
        motors::open_shutter(self.motor)
    }
}

fn main() {
    let mut telescope = Telescope::new(0);
    for wanted in [30, 75] {
        let observer = thread::spawn(move || {
            let taken = telescope.photograph(wanted);
            (telescope, taken)
        });
        let (back, taken) = observer.join().unwrap();
        telescope = back;
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
