//! All sensors measure at the same time; read_all sleeps until the slowest is done, and the
//! readings come in the order of the sensors.

use super::{Sensor, read_all};
use ::harness::{asleep, spawn, together};
use std::sync::mpsc;

/// Five sensors, and each of them stays until all five are measuring.
#[test]
fn all_sensors_measure_at_the_same_time() {
    let measure = || {
        together(5, "the five sensors never measured at the same time");
        20
    };
    let sensors: Vec<Sensor> = (0..5).map(|_| Box::new(measure) as Sensor).collect();
    let _: Vec<i32> = read_all(sensors);
}

/// The first sensor is held at a gate until everything else has come to rest: it is the slowest.
#[test]
fn the_slowest_sensor_is_waited_for_and_keeps_its_place() {
    let (gate, at_the_gate) = mpsc::channel::<()>();
    let slowest: Sensor = Box::new(move || {
        let _ = at_the_gate.recv();
        7
    });
    let sensors: Vec<Sensor> = vec![slowest, Box::new(|| -3), Box::new(|| 12), Box::new(|| 5)];

    let caller = spawn("caller", move || {
        let readings: Vec<i32> = read_all(sensors);
        readings
    });
    asleep(
        "caller",
        "read_all does not sleep until the slowest sensor is done: \
         it returned too early, or it looks again and again",
    );

    drop(gate); // the gate is open
    let readings: Vec<i32> = caller.join().expect("read_all panicked");
    assert!(
        readings == [7, -3, 12, 5],
        "the sensors gave [7, -3, 12, 5], in this order, and read_all returned {readings:?}",
    );
}
