//@ passed
// Each thread sets a place of its own, and the places are waited for in order.

use std::thread;
use std::time::{Duration, Instant};

/// Measures once, on any thread, and gives the reading.
pub type Sensor = Box<dyn FnOnce() -> i32 + Send>;

/// Reads all sensors at the same time; the readings stand in the order of the sensors.
pub fn read_all(sensors: Vec<Sensor>) -> Vec<i32> {
    use std::sync::{Arc, OnceLock};
    let cells: Vec<_> = sensors
        .into_iter()
        .map(|s| {
            let c = Arc::new(OnceLock::new());
            let d = c.clone();
            thread::spawn(move || d.set(s()).unwrap());
            c
        })
        .collect();
    cells.iter().map(|c| *c.wait()).collect()
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
