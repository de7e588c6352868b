//@ failed-check check=the_slowest_sensor_is_waited_for_and_keeps_its_place
// Started from the last to the first, each reading is put in front: right only if they end in that
// order.

use std::thread;
use std::time::{Duration, Instant};

/// Measures once, on any thread, and gives the reading.
pub type Sensor = Box<dyn FnOnce() -> i32 + Send>;

/// Reads all sensors at the same time; the readings stand in the order of the sensors.
pub fn read_all(sensors: Vec<Sensor>) -> Vec<i32> {
    use std::collections::VecDeque;
    use std::sync::mpsc;
    let (tell, told) = mpsc::channel();
    for sensor in sensors.into_iter().rev() {
        let tell = tell.clone();
        thread::spawn(move || tell.send(sensor()));
    }
    drop(tell);
    let mut readings = VecDeque::new();
    for reading in told {
        readings.push_front(reading);
    }
    readings.into()
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
