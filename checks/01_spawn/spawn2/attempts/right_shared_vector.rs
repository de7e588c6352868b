//@ passed
// The readings go into a shared vector, and the handles are joined as well.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Measures once, on any thread, and gives the reading.
pub type Sensor = Box<dyn FnOnce() -> i32 + Send>;

/// Reads all sensors at the same time; the readings stand in the order of the sensors.
pub fn read_all(sensors: Vec<Sensor>) -> Vec<i32> {
    let readings = Arc::new(Mutex::new(vec![0; sensors.len()]));
    let mut threads = Vec::new();
    for (place, sensor) in sensors.into_iter().enumerate() {
        let readings = Arc::clone(&readings);
        threads.push(thread::spawn(move || {
            let reading = sensor(); // not while the lock is held
            readings.lock().unwrap()[place] = reading;
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    std::mem::take(&mut *readings.lock().unwrap())
}

fn sensor(place: &'static str, reading: i32) -> Sensor {
    Box::new(move || {
        println!("{place}: begins");
        thread::sleep(Duration::from_millis(50)); // a sensor is slow
        println!("{place}: done");
        reading
    })
}

fn main() {
    let begun = Instant::now();
    let sensors = vec![
        sensor("roof", 4),
        sensor("cellar", 11),
        sensor("garden", -2),
        sensor("shed", 7),
    ];
    let readings = read_all(sensors);
    println!(
        "{readings:?} after {:?}; one sensor takes 50 ms",
        begun.elapsed()
    );
}
