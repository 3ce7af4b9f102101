//! A damaged compiled gazetteer gives wrong names at worst: no panic, and an end.

use kg::gazetteer::{AliasRecord, Bytes, EntityRecord, Form, Gazetteer, Kind, Layer, compile};
use kg::recognize::{Publication, RecognizeOptions, Recognizer};
use kg::text::segment;

const TEXT: &str = "The Wise Honest left Nampo for China. WH, of Wise Honest's owners, is in Nampo.";

fn compiled() -> Vec<u8> {
    let record = |key: &str, name: &str| EntityRecord {
        key: key.to_owned(),
        kind: Some(Kind::Agency),
        name: Some(name.to_owned()),
        aliases: vec![AliasRecord::new("WH", Form::Acronym)],
        ..EntityRecord::default()
    };
    let ship = EntityRecord { apart: vec!["state.china".to_owned()], ..record("agency.wise-honest", "Wise Honest") };
    let same = EntityRecord { same_as: Some("state.china".to_owned()), ..record("state.nampo", "Nampo") };
    let hidden = EntityRecord { hide: true, ..record("state.peru", "Peru") };
    compile(vec![ship, same, record("state.china", "China"), hidden]).expect("the records are sound")
}

/// Uses everything of a list that can be opened, over a sound one; how many names it found.
fn use_all(bytes: Vec<u8>) -> Option<usize> {
    let layer = Layer::open(Bytes::Owned(bytes)).ok()?;
    let mut gazetteer = Gazetteer::default();
    gazetteer.push(Layer::open(Bytes::Owned(compiled())).expect("a list just compiled"));
    gazetteer.push(layer);
    let found = Recognizer::new(&gazetteer, RecognizeOptions::default()).recognize(
        TEXT,
        &segment(TEXT),
        Publication::default(),
    );
    for mention in &found.mentions {
        let entity = gazetteer.entity(mention.entity);
        let _ = (entity.key(), entity.name(), entity.kind(), entity.dates(), entity.countries().count());
        let _ = (entity.aliases().count(), entity.ties().count(), gazetteer.ties_to(entity.key()).count());
        let _ = gazetteer.are_apart(entity.key(), "state.china");
    }
    Some(found.mentions.len())
}

#[test]
fn a_sound_list_is_used() {
    // Wise Honest and Nampo twice, China once; `WH` is doubtful.
    assert_eq!(use_all(compiled()), Some(5));
}

#[test]
fn any_byte_may_be_wrong() {
    let sound = compiled();
    for at in 0..sound.len() {
        for wrong in [0, 1, 0x7f, 0xff] {
            let mut damaged = sound.clone();
            damaged[at] = wrong;
            use_all(damaged);
        }
    }
}

#[test]
fn a_list_cut_short_is_refused() {
    let sound = compiled();
    for len in 0..sound.len() {
        assert_eq!(use_all(sound[..len].to_vec()), None, "{len} bytes");
    }
}
