//@ failed-check check=a_hundred_sensors_measure_at_the_same_time
// Eight at a time: as fast as it should be for as long as the station is small.

use std::thread;
use std::time::{Duration, Instant};

/// Measures once, on any thread, and gives the reading.
pub type Sensor = Box<dyn FnOnce() -> i32 + Send>;

/// Reads all sensors at the same time; the readings stand in the order of the sensors.
pub fn read_all(sensors: Vec<Sensor>) -> Vec<i32> {
    let mut readings = Vec::new();
    let mut sensors = sensors.into_iter();
    loop {
        let batch: Vec<_> = sensors.by_ref().take(8).map(thread::spawn).collect();
        if batch.is_empty() {
            return readings;
        }
        readings.extend(batch.into_iter().map(|thread| thread.join().unwrap()));
    }
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
