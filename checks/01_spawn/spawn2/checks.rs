//! All sensors measure at the same time; read_all sleeps until the slowest is done, and the
//! readings come in the order of the sensors.

use super::{Sensor, read_all};
use ::harness::{asleep, spawn, together};
use std::sync::mpsc;

/// Four sensors, and each of them stays until all four are measuring.
#[test]
fn all_sensors_measure_at_the_same_time() {
    let measure = || {
        together(4, "the four sensors never measured at the same time");
        20
    };
    let sensors: Vec<Sensor> = (0..4).map(|_| Box::new(measure) as Sensor).collect();
    let _: Vec<i32> = read_all(sensors);
}

/// The same with so many sensors that somebody would notice if they were read in groups.
#[test]
fn a_hundred_sensors_measure_at_the_same_time() {
    let measure = || {
        together(100, "a hundred sensors never measured at the same time");
        20
    };
    let sensors: Vec<Sensor> = (0..100).map(|_| Box::new(measure) as Sensor).collect();
    let _: Vec<i32> = read_all(sensors);
}

/// Each sensor is held at a gate of its own. The third is done first, then the fourth and the
/// second, and the first is the slowest.
#[test]
fn the_slowest_sensor_is_waited_for_and_keeps_its_place() {
    let (mut gates, sensors): (Vec<_>, Vec<_>) = [7, -3, 12, 5]
        .map(|reading| {
            let (gate, at_the_gate) = mpsc::channel::<()>();
            let sensor: Sensor = Box::new(move || {
                let _ = at_the_gate.recv();
                reading
            });
            (Some(gate), sensor)
        })
        .into_iter()
        .unzip();

    let caller = spawn("caller", move || {
        let readings: Vec<i32> = read_all(sensors);
        readings
    });
    for done in [2, 3, 1, 0] {
        asleep(
            "caller",
            "read_all does not sleep until the slowest sensor is done: \
             it returned too early, or it looks again and again",
        );
        gates[done] = None; // this gate is open
    }

    let readings: Vec<i32> = caller.join().expect("read_all panicked");
    assert!(
        readings == [7, -3, 12, 5],
        "the sensors gave [7, -3, 12, 5], in this order, and read_all returned {readings:?}",
    );
}
