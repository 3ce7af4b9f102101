//! Writes structures as objects of JSON, their keys as they stand in the source: a third of the work that serializing them takes.

/// What can be written as JSON.
pub(super) trait Json {
    /// Writes it.
    fn write(&self, out: &mut Vec<u8>);

    /// Whether an object goes without it.
    fn is_left_out(&self) -> bool {
        false
    }
}

/// What an object goes without where there is none of it.
pub(super) struct Optional<T>(pub(super) Option<T>);

/// Makes an object of a structure: each field is a member, in their order.
macro_rules! object {
    ($(#[$about:meta])* struct $name:ident $(<$life:lifetime>)? { $($(#[$of:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$about])*
        struct $name $(<$life>)? { $($(#[$of])* $field: $type,)+ }

        impl $(<$life>)? $crate::extract::object::Json for $name $(<$life>)? {
            fn write(&self, out: &mut Vec<u8>) {
                out.push(b'{');
                $(
                    if !self.$field.is_left_out() {
                        out.extend_from_slice(concat!("\"", stringify!($field), "\":").as_bytes());
                        self.$field.write(out);
                        out.push(b',');
                    }
                )+
                $crate::extract::object::close(out, b'}');
            }
        }
    };
}

pub(super) use object;

/// Puts the end of an object or list in the place of its last comma.
pub(super) fn close(out: &mut Vec<u8>, end: u8) {
    match out.last_mut() {
        Some(last) if *last == b',' => *last = end,
        _ => out.push(end),
    }
}

impl Json for str {
    fn write(&self, out: &mut Vec<u8>) {
        // Without an early end the compiler takes many bytes at once.
        let special = |byte: u8| u8::from(byte < b' ') | u8::from(byte == b'"') | u8::from(byte == b'\\');
        if self.bytes().fold(0, |any, byte| any | special(byte)) > 0 {
            return leaf(self, out);
        }
        out.push(b'"');
        out.extend_from_slice(self.as_bytes());
        out.push(b'"');
    }
}

/// What the serializer writes; memory takes all of it.
fn leaf(value: &(impl serde::Serialize + ?Sized), out: &mut Vec<u8>) {
    let _ = serde_json::to_writer(out, value);
}

impl Json for String {
    fn write(&self, out: &mut Vec<u8>) {
        self.as_str().write(out);
    }
}

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut Vec<u8>) {
        (**self).write(out);
    }
}

impl Json for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        leaf(self, out);
    }
}

impl Json for u64 {
    fn write(&self, out: &mut Vec<u8>) {
        leaf(self, out);
    }
}

impl Json for f32 {
    fn write(&self, out: &mut Vec<u8>) {
        leaf(self, out);
    }
}

impl Json for bool {
    fn write(&self, out: &mut Vec<u8>) {
        leaf(self, out);
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.write(out),
            None => out.extend_from_slice(b"null"),
        }
    }
}

impl<T: Json> Json for Optional<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }

    fn is_left_out(&self) -> bool {
        self.0.is_none()
    }
}

impl<T: Json> Json for [T] {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'[');
        for value in self {
            value.write(out);
            out.push(b',');
        }
        close(out, b']');
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.as_slice().write(out);
    }
}

impl<T: Json, const N: usize> Json for [T; N] {
    fn write(&self, out: &mut Vec<u8>) {
        self.as_slice().write(out);
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, Optional};

    object! {
        struct Row<'a> {
            name: &'a str,
            share: Option<f32>,
            none: Option<u64>,
            left: Optional<String>,
            kept: Optional<bool>,
            rows: Vec<Inner>,
        }
    }

    object! {
        struct Inner {
            ends: [u32; 2],
            empty: Vec<u32>,
        }
    }

    #[test]
    fn objects() {
        let inner = || Inner { ends: [0, 12], empty: Vec::new() };
        let (left, kept) = (Optional(None), Optional(Some(true)));
        let row = Row { name: "a\t\"é\\", share: Some(0.75), none: None, left, kept, rows: vec![inner(), inner()] };
        let mut out = Vec::new();
        row.write(&mut out);
        let rows = r#"[{"ends":[0,12],"empty":[]},{"ends":[0,12],"empty":[]}]"#;
        let expected = format!(r#"{{"name":"a\t\"é\\","share":0.75,"none":null,"kept":true,"rows":{rows}}}"#);
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
