//@ failed-check check=the_slowest_sensor_is_waited_for_and_keeps_its_place
// No join: the readings are what has come after 200 ms.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Measures once, on any thread, and gives the reading.
pub type Sensor = Box<dyn FnOnce() -> i32 + Send>;

/// Reads all sensors at the same time; the readings stand in the order of the sensors.
pub fn read_all(sensors: Vec<Sensor>) -> Vec<i32> {
    let readings = Arc::new(Mutex::new(vec![0; sensors.len()]));
    for (place, sensor) in sensors.into_iter().enumerate() {
        let readings = Arc::clone(&readings);
        thread::spawn(move || {
            let reading = sensor();
            readings.lock().unwrap()[place] = reading;
        });
    }
    thread::sleep(Duration::from_millis(200));
    readings.lock().unwrap().clone()
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
