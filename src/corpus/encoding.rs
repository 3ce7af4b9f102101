//! Turns bytes into text, whatever encoding they are in.

use std::io::{self, BufRead, BufReader, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::SkipReason;
use super::open::{SAMPLE, Stream};

/// Finds the encoding that a file itself names.
type Declared = fn(&[u8]) -> Option<&'static Encoding>;

/// The text of a file. UTF-8 is moved, not copied. `declared` is asked only where the bytes leave a doubt.
pub(super) fn decode(mut bytes: Vec<u8>, declared: Declared) -> Result<String, SkipReason> {
    if bytes.is_empty() {
        return Err(SkipReason::Empty);
    }
    if has_binary_magic(&bytes) {
        return Err(SkipReason::Binary);
    }
    bytes = match plain(bytes) {
        Ok(text) => return Ok(text),
        Err(bytes) => bytes,
    };
    let guess = guess(&bytes, declared)?;
    let text = match (guess, Encoding::for_bom(&bytes)) {
        (encoding, Some((_, mark))) => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(),
        (encoding, None) if encoding == UTF_8 => {
            String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
        }
        (encoding, None) => encoding.decode_without_bom_handling(&bytes).0.into_owned(),
    };
    if is_binary(&text) { Err(SkipReason::Binary) } else { Ok(text) }
}

/// The text of a file in UTF-8 with nothing odd in it: checked once, not copied.
fn plain(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    let odd = |block: &[u8]| block.iter().fold(0, |odd, byte| odd | u8::from(is_odd(*byte))) > 0;
    if bytes[..bytes.len().min(SAMPLE)].chunks(512).any(odd) || bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(bytes);
    }
    String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes)
}

/// A control character that text has no use for, or the escape that switches character sets.
#[expect(clippy::needless_bitwise_bool, reason = "without branches the compiler takes many bytes at once")]
fn is_odd(byte: u8) -> bool {
    is_control(byte) | (byte == 0x1b)
}

#[expect(clippy::needless_bitwise_bool, reason = "without branches the compiler takes many bytes at once")]
fn is_control(byte: u8) -> bool {
    ((byte < 0x20) & !(b'\t'..=b'\r').contains(&byte) & (byte != 0x1b)) | (byte == 0x7f)
}

/// A stream in UTF-8 without a mark, of one in any encoding that begins with `sample`. Bytes that are no UTF-8 may still come late.
pub(super) fn transcode(stream: Stream, sample: &[u8]) -> Result<Stream, SkipReason> {
    if has_binary_magic(sample) {
        return Err(SkipReason::Binary);
    }
    let encoding = guess(sample, |_| None)?;
    let (text, _) = encoding.decode_with_bom_removal(sample);
    if is_binary(&text) {
        return Err(SkipReason::Binary);
    }
    if encoding == UTF_8 && Encoding::for_bom(sample).is_none() {
        return Ok(stream);
    }
    let decoder = Some(encoding.new_decoder_with_bom_removal());
    let reader = Transcoding { inner: stream, decoder, output: vec![0; SAMPLE], at: 0, end: 0 };
    Ok(Box::new(BufReader::with_capacity(SAMPLE, reader)))
}

/// The first `most` bytes of a text, or a little less where they end inside a character.
pub(super) fn first(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The text of a sample, for a look at its format.
pub(super) fn preview(sample: &[u8]) -> String {
    let encoding = guess(sample, |_| None).unwrap_or(UTF_8);
    encoding.decode_with_bom_removal(sample).0.into_owned()
}

fn guess(bytes: &[u8], declared: Declared) -> Result<&'static Encoding, SkipReason> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let error = match std::str::from_utf8(bytes) {
        Ok(_) => None,
        // A character cut at the end of a sample.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => None,
        Err(error) => Some(error.valid_up_to()),
    };
    let Some(error) = error else {
        let japanese = sample.windows(3).any(|bytes| bytes == b"\x1b$B" || bytes == b"\x1b$@");
        let encoding = if japanese { ISO_2022_JP } else { utf16(sample, 30).unwrap_or(UTF_8) };
        return Ok(encoding);
    };
    if let Some(encoding) = utf16(sample, 1) {
        return Ok(encoding);
    }
    let around = &bytes[error.saturating_sub(SAMPLE / 2)..bytes.len().min(error + SAMPLE)];
    let cut = around.len() >= SAMPLE;
    if mostly_utf8(around) {
        return Ok(UTF_8);
    }
    let controls = around.iter().filter(|byte| is_control(**byte)).count();
    if around.contains(&0) || controls * 100 > around.len() {
        return Err(SkipReason::Binary);
    }
    let fits = |encoding: &&'static Encoding| cut || !encoding.decode_without_bom_handling(around).1;
    Ok(declared(bytes).filter(|encoding| *encoding != UTF_8).filter(fits).unwrap_or_else(|| detect(around, !cut)))
}

fn detect(sample: &[u8], complete: bool) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, complete);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    // Short texts tie; western quotes and accents are then likelier than a script that the text does not show.
    if encoding == UTF_8 { WINDOWS_1252 } else { encoding }
}

/// UTF-16 without a mark: zero bytes in one half only, at least `percent` of the pairs.
fn utf16(sample: &[u8], percent: usize) -> Option<&'static Encoding> {
    let pairs = sample.len() / 2;
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = even.max(odd);
    if most == 0 || most * 100 < pairs * percent || even.min(odd) * 50 > most {
        return None;
    }
    let encoding = if odd > even { UTF_16LE } else { UTF_16BE };
    let (text, errors) = encoding.decode_without_bom_handling(&sample[..pairs * 2]);
    (!errors && !is_binary(&text)).then_some(encoding)
}

/// UTF-8 with a few damaged bytes: far more characters of several bytes than errors.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut characters, mut errors) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        characters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        errors += usize::from(!chunk.invalid().is_empty());
    }
    characters >= 5 * errors
}

/// Files whose first bytes look like text to a careless eye.
fn has_binary_magic(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 8] =
        [b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"{\\rtf", b"\xd0\xcf\x11\xe0"];
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// Many control characters. A few are an accident of scraping.
fn is_binary(text: &str) -> bool {
    let sample = first(text, SAMPLE);
    let controls = sample.bytes().filter(|byte| is_control(*byte)).count();
    controls * 10 > sample.len()
}

/// Decodes a stream while it is read.
struct Transcoding {
    inner: Stream,
    /// Gone when the end was reached.
    decoder: Option<Decoder>,
    output: Vec<u8>,
    at: usize,
    end: usize,
}

impl Transcoding {
    fn refill(&mut self) -> io::Result<()> {
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        let input = self.inner.fill_buf()?;
        let last = input.is_empty();
        let (result, read, written, _) = decoder.decode_to_utf8(input, &mut self.output, last);
        self.inner.consume(read);
        (self.at, self.end) = (0, written);
        if last && result == CoderResult::InputEmpty {
            self.decoder = None;
        }
        Ok(())
    }
}

impl Read for Transcoding {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.end && self.decoder.is_some() {
            self.refill()?;
        }
        let mut rest = &self.output[self.at..self.end];
        let read = rest.read(buffer)?;
        self.at += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    const FRENCH: &str = "Le président François Hollande a rencontré l'Espagne à Genève.\n";
    const CHINESE: &str = "中国外交部长王毅会见了俄罗斯外长拉夫罗夫。\n北京与莫斯科签署了条约。\n双方同意加强合作。\n";

    fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn decodes_each_encoding() {
        let plain = "Poland and Lithuania met in Vilnius.\n";
        let cases: Vec<(Vec<u8>, &str)> = vec![
            (plain.into(), plain),
            (FRENCH.into(), FRENCH),
            ([b"\xef\xbb\xbf", FRENCH.as_bytes()].concat(), FRENCH),
            (utf16(plain, true, true), plain),
            (utf16(plain, false, true), plain),
            (utf16(plain, true, false), plain),
            (utf16(plain, false, false), plain),
            (utf16(CHINESE, true, true), CHINESE),
            (utf16(CHINESE, true, false), CHINESE),
            (WINDOWS_1252.encode(FRENCH).0.into(), FRENCH),
            (encoding_rs::GBK.encode(CHINESE).0.into(), CHINESE),
            (
                encoding_rs::SHIFT_JIS.encode("日本の外務大臣はワシントンで国務長官と会談した。").0.into(),
                "日本の外務大臣はワシントンで国務長官と会談した。",
            ),
            (
                encoding_rs::EUC_KR.encode("대한민국 외교부는 북한의 핵실험을 규탄했다.").0.into(),
                "대한민국 외교부는 북한의 핵실험을 규탄했다.",
            ),
            (
                encoding_rs::WINDOWS_1251.encode("Министр иностранных дел России встретился").0.into(),
                "Министр иностранных дел России встретился",
            ),
            (ISO_2022_JP.encode("日本の外務大臣").0.into(), "日本の外務大臣"),
        ];
        for (bytes, text) in cases {
            assert_eq!(decode(bytes.clone(), |_| None).as_deref(), Ok(text), "{bytes:x?}");
            let mut streamed = String::new();
            let stream = transcode(Box::new(Cursor::new(bytes.clone())), &bytes).unwrap();
            BufReader::new(stream).read_to_string(&mut streamed).unwrap();
            assert_eq!(streamed, text, "{bytes:x?}");
        }
    }

    #[test]
    fn transcodes_across_buffers() {
        let text = CHINESE.repeat(3000);
        let bytes = encoding_rs::GBK.encode(&text).0.into_owned();
        let mut read = String::new();
        let sample = bytes[..SAMPLE].to_vec();
        transcode(Box::new(BufReader::with_capacity(7, Cursor::new(bytes))), &sample)
            .unwrap()
            .read_to_string(&mut read)
            .unwrap();
        assert!(read == text);
    }

    #[test]
    fn tells_text_from_other_bytes() {
        let all: Vec<u8> = (0..=255).cycle().take(16384).collect();
        assert_eq!(decode(all, |_| None), Err(SkipReason::Binary));
        assert_eq!(decode(vec![0; 1000], |_| None), Err(SkipReason::Binary));
        assert_eq!(decode(b"%PDF-1.7 text".into(), |_| None), Err(SkipReason::Binary));
        assert_eq!(decode(Vec::new(), |_| None), Err(SkipReason::Empty));
        let rare = "Moscow\0 - Foreign Minister\u{7} Sergei Lavrov\u{1b}[31m of Russia\u{7f} met\u{85} the Union\u{2028}in\u{b}Brussels\u{fffe}.";
        assert_eq!(decode(rare.into(), |_| None).as_deref(), Ok(rare));
    }

    #[test]
    fn one_damaged_byte_spoils_nothing_else() {
        let mut bytes = FRENCH.as_bytes().repeat(3);
        bytes.push(0xff);
        assert_eq!(decode(bytes, |_| None).unwrap(), FRENCH.repeat(3) + "\u{fffd}");
    }

    #[test]
    fn heeds_the_declared_encoding() {
        let bytes = encoding_rs::ISO_8859_2.encode("Prezydent Łódź").0.into_owned();
        assert_eq!(decode(bytes, |_| Some(encoding_rs::ISO_8859_2)).as_deref(), Ok("Prezydent Łódź"));
    }
}
