//@ passed
// A map from numbers to readings, and a condvar that tells when it has grown.

use std::thread;
use std::time::{Duration, Instant};

/// Measures once, on any thread, and gives the reading.
pub type Sensor = Box<dyn FnOnce() -> i32 + Send>;

/// Reads all sensors at the same time; the readings stand in the order of the sensors.
pub fn read_all(sensors: Vec<Sensor>) -> Vec<i32> {
    use std::collections::BTreeMap;
    use std::sync::{Arc, Condvar, Mutex};
    let n = sensors.len();
    let shared = Arc::new((Mutex::new(BTreeMap::new()), Condvar::new()));
    for (i, s) in sensors.into_iter().enumerate() {
        let sh = shared.clone();
        thread::spawn(move || {
            let r = s();
            sh.0.lock().unwrap().insert(i, r);
            sh.1.notify_one();
        });
    }
    let m = shared
        .1
        .wait_while(shared.0.lock().unwrap(), |m| m.len() < n)
        .unwrap();
    m.values().copied().collect()
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
