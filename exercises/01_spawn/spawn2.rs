// spawn2: four sensors
//
// A weather station reads its sensors. Each of them is slow, so each is read on a thread of its
// own: all of them measure at the same time, and the whole takes as long as the slowest one.
// The readings come back in the order of the sensors.
//
// What is wrong: the readings are right, and there are threads, but it takes as long as without
// them. Look at what is printed: the next sensor begins when the one before it is done.
//
// You may edit the body of read_all. Names and signatures stay as they are. While read_all waits,
// it sleeps: it does not look again and again whether it may go on.

use std::thread;
use std::time::{Duration, Instant};

/// Measures once, on any thread, and gives the reading.
pub type Sensor = Box<dyn FnOnce() -> i32 + Send>;

/// Reads all sensors at the same time; the readings stand in the order of the sensors.
pub fn read_all(sensors: Vec<Sensor>) -> Vec<i32> {
    let mut readings = Vec::new();
    for sensor in sensors {
        let thread = thread::spawn(sensor);
        // TODO: how many threads are there while this line waits?
        readings.push(thread.join().unwrap());
    }
    readings
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
