//! Reads a corpus on all threads and keeps the books.

use std::collections::HashMap;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex};

use anyhow::{Context, bail};
use indicatif::ProgressBar;
use kg::corpus::{Corpus, Document, DocumentId, Item, Skipped};
use kg::extract::DocumentRow;
use kg::graph::Ledger;
use rayon::prelude::*;

use crate::args::InputArgs;
use crate::terminal::{Outcome, Terminal};

/// Makes rayon use so many threads.
pub(crate) fn set_threads(threads: Option<u16>) -> anyhow::Result<()> {
    let builder = rayon::ThreadPoolBuilder::new().num_threads(threads.map_or(0, usize::from));
    builder.build_global().context("cannot start threads")
}

/// A corpus being read, with what has become of its documents so far.
pub(crate) struct Reader<'t> {
    pub(crate) corpus: Corpus,
    terminal: &'t Terminal,
    bar: ProgressBar,
    identities: Mutex<HashMap<u64, u64>>,
    books: Mutex<Books>,
}

#[derive(Default)]
struct Books {
    documents: u64,
    repeated: u64,
    /// The first of the places of each document that repeats another, and how often it does.
    repeats: HashMap<DocumentId, (Origin, u32)>,
    skipped: Vec<Skipped>,
    conflict: Option<DocumentId>,
}

/// What may differ between copies of a document: its file, its number in it, the language it says it has.
type Origin = (Arc<str>, Option<u64>, Option<&'static str>);

impl<'t> Reader<'t> {
    pub(crate) fn open(input: &InputArgs, terminal: &'t Terminal) -> anyhow::Result<Self> {
        let corpus = Corpus::discover(&input.inputs, input.read_options())?;
        let bar = terminal.progress(corpus.bytes());
        Ok(Self { corpus, terminal, bar, identities: Mutex::default(), books: Mutex::default() })
    }

    /// Applies `add` to every document, on all threads, and merges what they give. The result must not depend on the order.
    pub(crate) fn fold<T: Default + Send>(
        &self,
        add: impl Fn(&mut T, Document) + Sync,
        merge: impl Fn(T, T) -> T + Sync + Send,
    ) -> T {
        let fold = |mut sum: T, item: Item<'_>| {
            let documents = self.decode(item).into_iter().filter_map(|document| self.admit(document));
            documents.for_each(|document| add(&mut sum, document));
            sum
        };
        self.corpus.items().par_bridge().fold(T::default, fold).reduce(T::default, merge)
    }

    /// Applies `map` to every document on all threads, and `write` to the results in the order of the corpus.
    pub(crate) fn in_order<T: Send>(
        &self,
        map: impl Fn(Document) -> T + Sync,
        mut write: impl FnMut(T) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        const BATCH: usize = 512;
        let mut items = self.corpus.items();
        loop {
            let batch: Vec<_> = items.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                return Ok(());
            }
            let decoded: Vec<_> = batch.into_par_iter().map(|item| self.decode(item)).collect();
            // Of copies the first is taken, whichever thread was faster.
            let admitted: Vec<_> = decoded.into_iter().flatten().filter_map(|document| self.admit(document)).collect();
            let results: Vec<T> = admitted.into_par_iter().map(&map).collect();
            results.into_iter().try_for_each(&mut write)?;
        }
    }

    fn decode(&self, item: Item<'_>) -> Vec<Result<Document, Skipped>> {
        let bytes = item.bytes();
        let documents = item.decode();
        self.bar.inc(bytes);
        documents
    }

    /// Books a document; none where it was skipped or is there already.
    fn admit(&self, document: Result<Document, Skipped>) -> Option<Document> {
        let identity = document.as_ref().ok().map(|document| self.identify(document));
        let mut books = self.books.lock().ok()?;
        match (document, identity) {
            (Ok(document), Some(Identity::New)) => {
                books.documents += 1;
                Some(document)
            }
            (Ok(document), Some(Identity::Known)) => {
                books.repeated += 1;
                let origin = (document.source.path, document.source.record, document.language);
                let known = books.repeats.entry(document.id).or_insert_with(|| (origin.clone(), 0));
                *known = (known.0.clone().min(origin), known.1 + 1);
                None
            }
            (Ok(document), _) => {
                let least = books.conflict.take().map_or(document.id.clone(), |other| other.min(document.id));
                books.conflict = Some(least);
                None
            }
            (Err(skipped), _) => {
                books.skipped.push(skipped);
                None
            }
        }
    }

    fn identify(&self, document: &Document) -> Identity {
        let hash = |value: &dyn Fn(&mut DefaultHasher)| {
            let mut hasher = DefaultHasher::new();
            value(&mut hasher);
            hasher.finish()
        };
        let id = hash(&|hasher| document.id.hash(hasher));
        let content = hash(&|hasher| {
            (document.sha256, &document.title, document.date, &document.outlet, &document.url).hash(hasher);
        });
        let Ok(mut identities) = self.identities.lock() else { return Identity::Known };
        match identities.entry(id) {
            Entry::Vacant(place) => {
                place.insert(content);
                Identity::New
            }
            Entry::Occupied(known) if *known.get() == content => Identity::Known,
            Entry::Occupied(_) => Identity::Conflict,
        }
    }

    /// Gives documents with copies the first of their places, whichever thread was faster. To be called before [`Self::finish`].
    pub(crate) fn settle(&self, rows: &mut [DocumentRow]) {
        let Ok(books) = self.books.lock() else { return };
        for row in rows {
            let Some((origin, times)) = books.repeats.get(&row.id) else { continue };
            row.repeated = *times;
            let own = (Arc::clone(&row.path), row.record, row.language);
            (row.path, row.record, row.language) = own.min(origin.clone());
        }
    }

    /// Ends the reading: reports what was skipped, and fails where nothing was read or one id has two contents.
    pub(crate) fn finish(&self) -> anyhow::Result<(Ledger, Outcome)> {
        self.bar.finish_and_clear();
        let mut books = self.books.lock().map(|mut books| std::mem::take(&mut *books)).unwrap_or_default();
        if let Some(id) = books.conflict {
            bail!(
                "two different documents have the id `{id}`: {}; rename one, or name a field that tells them apart with --id-field",
                self.sources_of(&id).join(" and ")
            );
        }
        books.skipped.sort_by(|a, b| a.source.cmp(&b.source));
        books.skipped.iter().for_each(|skipped| self.terminal.warning(&skipped.to_string()));
        let ignored = self.corpus.ignored();
        if books.documents == 0 {
            bail!("no document could be read ({} skipped, {ignored} ignored)", books.skipped.len());
        }
        let mut skipped: Vec<_> =
            books.skipped.iter().map(|skipped| (skipped.id.clone(), skipped.reason.to_string())).collect();
        skipped.sort_unstable();
        let outcome = if skipped.is_empty() { Outcome::Done } else { Outcome::Skipped };
        let ledger = Ledger {
            seen: books.documents + books.repeated + skipped.len() as u64 + ignored,
            used: books.documents,
            repeated: books.repeated,
            skipped,
            ignored,
            ..Ledger::default()
        };
        Ok((ledger, outcome))
    }

    fn sources_of(&self, id: &DocumentId) -> Vec<String> {
        let documents = self.corpus.items().flat_map(Item::decode).flatten();
        let mut sources: Vec<_> =
            documents.filter(|document| document.id == *id).map(|document| name(&document)).collect();
        sources.sort();
        sources.dedup();
        sources
    }
}

fn name(document: &Document) -> String {
    let file = &document.source.named;
    document.source.record.map_or_else(|| file.to_string(), |record| format!("{file} (record {record})"))
}

enum Identity {
    New,
    Known,
    Conflict,
}
