//! Adds graphs up, and takes documents out: a graph of what the documents of files gave, as if all of them had been read at once.

mod document;
mod record;
mod rows;
mod texts;

use std::collections::{BTreeSet, HashMap};

use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use self::rows::{EntityRow, GivenRow, Material};
use self::texts::Texts;
use super::build::Terms;
use super::read::{GraphFile, ReadError, date, documents, fault, ledger, parsed, part};
use super::roster::{Member, Roster};
use super::{Background, KnowledgeGraph, Ledger, Node, Options, Relations, View, Weight};
use crate::extract::{DocumentRow, Extraction, RecordError, index};
use crate::gazetteer::{EntityId, Kind};
use crate::recognize::{Found, Named, found_index};
use crate::relate::Scope;
use crate::text::hex::hex;

/// Why graphs cannot be added up.
#[derive(Debug, thiserror::Error)]
pub enum SumError {
    /// The file is no graph.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The line is no record.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// It is a part of a graph.
    #[error(
        "it is a view ({0}), which can be drawn and exported, but not added to; take the whole graph, and cut the view from the sum with `kg subgraph`"
    )]
    View(String),
    /// It does not keep what its documents gave.
    #[error("it does not keep what its documents gave; build it again with `kg build --json`")]
    NoMaterial,
    /// It was made in another way.
    #[error("it was made with {what} ({this}) than those before ({before}): {remedy}")]
    Differs {
        /// What it differs in: another scope.
        what: &'static str,
        /// How it is there.
        this: String,
        /// How it was.
        before: String,
        /// What to do.
        remedy: &'static str,
    },
    /// It has units of another size than was told.
    #[error("its scope is {this}, not {told}: units of two sizes do not add up; build it again with --scope {told}")]
    Scope {
        /// That of the graph.
        this: Scope,
        /// That which was told.
        told: Scope,
    },
    /// One id has two contents.
    #[error(
        "two different documents have the id `{0}`: the one here and one of those before; rename one and build again, or take it out of one graph with `kg remove`"
    )]
    Conflict(String),
    /// It has no sentences that could be quoted.
    #[error("it was made with --evidence 0 and keeps no sentence that could be quoted: add --evidence 0 here, too")]
    NoSentences,
    /// There is nothing to add up.
    #[error("no graph was given")]
    Nothing,
    /// It has not all that is asked for.
    #[error("it was built without {0}: name fewer --relations")]
    NoRelations(&'static str),
}

/// How graphs are added up that were not made in the same way.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The weight of edges, instead of theirs.
    pub weight: Option<Weight>,
    /// The relations, instead of theirs.
    pub relations: Option<Relations>,
    /// How many pieces of evidence of an edge are quoted, instead of theirs.
    pub quotes: Option<usize>,
    /// How near names must stand, where lines of `kg extract` are added up.
    pub scope: Option<Scope>,
    /// Whether lists, rules and ways of recognition may differ: the first graph's facts hold.
    pub mixed: bool,
}

/// What becomes of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It counts.
    Kept,
    /// It is outside the dates.
    Outside,
    /// It is as if it had never been read.
    Gone,
}

/// A sum of documents from graphs' files.
#[derive(Default)]
pub struct Sum {
    told: Told,
    extraction: Extraction,
    members: Vec<Member>,
    entities: HashMap<Box<str>, EntityId>,
    /// The places of the documents, by id.
    places: HashMap<Box<str>, usize>,
    texts: Texts,
    gazetteers: BTreeSet<String>,
    options: Option<Options>,
    ledger: Ledger,
}

impl Sum {
    /// Nothing yet.
    pub fn new(told: Told) -> Self {
        Self { told, ..Self::default() }
    }

    /// Adds the documents of a graph, each with its fate; those that are there already count as repeated. Linear in its file.
    ///
    /// # Errors
    /// Where it is no graph, a view, made in another way, or has a document with the id of another one.
    pub fn add(mut self, json: &[u8], mut fate: impl FnMut(&DocumentRow) -> Fate) -> Result<Self, SumError> {
        let GraphFile { header, nodes, material, .. } = GraphFile::read(json)?;
        if let Some(view) = &header.view()? {
            return Err(SumError::View(view.to_string()));
        }
        self.agree(header.gazetteer(), header.options()?)?;
        let material: Material<'_> = part(material.ok_or(SumError::NoMaterial)?)?;
        let member = |node: Node| (node.key.clone(), Member { node, ties: Vec::new() });
        let mut known: HashMap<String, Member> = nodes.into_iter().map(member).collect();
        for row in material.entities {
            add_member(&mut known, row)?;
        }
        self.add_ledger(ledger(header.ledger));
        let rows = documents(header.document_table)?;
        if rows.len() != material.documents.len() {
            return Err(fault("what its documents gave does not fit its list of documents").into());
        }
        for (row, given) in rows.into_iter().zip(material.documents) {
            match fate(&row) {
                Fate::Kept => self.add_document(row, given, &known)?,
                Fate::Outside => self.ledger.outside += 1,
                Fate::Gone => self.forget(given)?,
            }
        }
        Ok(self)
    }

    /// Holds how a graph was made against how those before were.
    fn agree(&mut self, gazetteer: &str, options: Options) -> Result<(), SumError> {
        if let Some(told) = self.told.scope.filter(|told| *told != options.scope) {
            return Err(SumError::Scope { this: options.scope, told });
        }
        if self.told.quotes.is_some_and(|quotes| quotes > 0) && options.quotes == 0 {
            return Err(SumError::NoSentences);
        }
        if let Some(missing) = self.told.relations.and_then(|relations| relations.beside(options.relations)) {
            return Err(SumError::NoRelations(missing));
        }
        let told = Options {
            weight: self.told.weight.unwrap_or(options.weight),
            relations: self.told.relations.unwrap_or(options.relations),
            quotes: self.told.quotes.unwrap_or(options.quotes),
            ..options
        };
        if let Some(before) = &self.options {
            let other = self.gazetteers.first().filter(|before| *before != gazetteer && !self.told.mixed);
            if let Some(before) = other {
                return Err(differs("another list of entities", short(gazetteer), short(before), MIXED));
            }
            agree(before, &told, self.told.mixed)?;
        }
        self.gazetteers.insert(gazetteer.to_owned());
        self.options.get_or_insert(told);
        Ok(())
    }

    fn add_ledger(&mut self, ledger: Ledger) {
        self.ledger.seen += ledger.seen;
        self.ledger.repeated += ledger.repeated;
        self.ledger.skipped.extend(ledger.skipped);
        self.ledger.ignored += ledger.ignored;
        self.ledger.outside += ledger.outside;
    }

    /// Books a document, and its copies, as if they had never been read.
    fn forget(&mut self, given: &RawValue) -> Result<(), ReadError> {
        let GivenRow { repeated, .. } = part(given)?;
        self.ledger.seen = self.ledger.seen.saturating_sub(u64::from(repeated) + 1);
        self.ledger.repeated = self.ledger.repeated.saturating_sub(repeated.into());
        Ok(())
    }

    /// The entity with a key: known already, found in the documents, or one of the file.
    fn entity(
        &mut self,
        key: &str,
        named: Option<(&str, &str)>,
        known: &HashMap<String, Member>,
    ) -> Result<EntityId, ReadError> {
        if let Some(id) = self.entities.get(key) {
            return Ok(*id);
        }
        let id = match (named, known.get(key)) {
            (Some((name, kind)), _) => {
                let kind: Kind = parsed(kind, "kind of entities")?;
                self.extraction.place(&Found { key: key.into(), name: name.into(), kind })
            }
            (None, Some(member)) => self.push(member.clone()),
            (None, None) => return Err(fault(format!("a document names `{key}`, which is no entity of the file"))),
        };
        self.entities.insert(key.into(), id);
        Ok(id)
    }

    /// The id of an entity that is new.
    fn push(&mut self, member: Member) -> EntityId {
        self.members.push(member);
        EntityId(index(self.members.len() - 1))
    }

    /// The graph of all that was added, or the part of it that a view shows, whose dates do not filter any more.
    ///
    /// # Errors
    /// Where nothing was added.
    pub fn finish(mut self, view: View) -> Result<KnowledgeGraph, SumError> {
        let options = self.options.take().ok_or(SumError::Nothing)?;
        self.extraction.normalize();
        let found = std::mem::take(&mut self.extraction.found);
        let member = |id| match found_index(id) {
            Some(at) => Member::of(&Named::Found(&found[at])),
            None => self.members[id.0 as usize].clone(),
        };
        let roster = Roster::new(&mut self.extraction, member);
        self.ledger.used = self.extraction.documents.len() as u64;
        self.ledger.skipped.sort_unstable();
        let terms = Terms { gazetteer: joined(&self.gazetteers), options, view, ledger: self.ledger };
        let mut graph = KnowledgeGraph::of(self.extraction, roster, terms);
        self.texts.sort();
        let quotes = self.texts.quotes(&graph.quotes_wanted());
        graph.set_quotes(quotes);
        if graph.options().quotes > 0 {
            graph.set_sentences(Box::new(self.texts));
        }
        Ok(graph)
    }
}

const MIXED: &str = "build them in the same way, or say --mixed to take the facts and options of the first";

fn differs(what: &'static str, this: impl Into<String>, before: impl Into<String>, remedy: &'static str) -> SumError {
    SumError::Differs { what, this: this.into(), before: before.into(), remedy }
}

/// The beginning of a hash, which tells it from others.
fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

/// Holds the options of a graph against those of the ones before it.
fn agree(before: &Options, this: &Options, mixed: bool) -> Result<(), SumError> {
    let confidence = |options: &Options| options.discover.map_or("none".to_owned(), |least| format!("0.{least:03}"));
    let list = |options: &Options| options.relations.names().collect::<Vec<_>>().join(",");
    let count = |options: &Options| options.quotes.to_string();
    let ways = |options: &Options| (options.demonyms, options.metonyms);
    if before.scope != this.scope {
        let remedy = "units of two sizes do not add up; build one of them again with the other's --scope";
        Err(differs("another scope", this.scope.to_string(), before.scope.to_string(), remedy))
    } else if before.weight != this.weight {
        Err(differs("another weight", this.weight.as_str(), before.weight.as_str(), "say which with --weight"))
    } else if before.relations != this.relations {
        Err(differs("other relations", list(this), list(before), "say which with --relations"))
    } else if before.quotes != this.quotes {
        Err(differs("another number of quotes", count(this), count(before), "say how many with --evidence"))
    } else if !mixed && before.discover != this.discover {
        Err(differs("another least confidence", confidence(this), confidence(before), MIXED))
    } else if !mixed && before.rules != this.rules {
        let rules = |options: &Options| options.rules.as_deref().map_or("the built-in ones", short).to_owned();
        Err(differs("other tables of relations", rules(this), rules(before), MIXED))
    } else if !mixed && ways(before) != ways(this) {
        let told = |options: &Options| format!("demonyms {}, metonyms {}", options.demonyms, options.metonyms);
        Err(differs("other names that count", told(this), told(before), MIXED))
    } else {
        Ok(())
    }
}

/// The hash of a gazetteer, or of several.
fn joined(gazetteers: &BTreeSet<String>) -> String {
    let all: Vec<&str> = gazetteers.iter().map(String::as_str).collect();
    match all[..] {
        [one] => one.to_owned(),
        _ => hex(&Sha256::digest(all.join("\n"))),
    }
}

/// Adds what a file says of an entity beside its node.
fn add_member(known: &mut HashMap<String, Member>, row: EntityRow<'_>) -> Result<(), ReadError> {
    let ties = row.ties.iter().map(|tie| {
        Ok(Background {
            source: row.id.as_ref().into(),
            role: tie.0.as_ref().into(),
            target: tie.1.as_ref().into(),
            dates: (date(tie.2.as_deref())?, date(tie.3.as_deref())?),
        })
    });
    let ties = ties.collect::<Result<Vec<_>, ReadError>>()?;
    if let Some(kind) = &row.kind {
        let label = row.label.unwrap_or_default().into_owned();
        let node = Node {
            wikidata: row.wikidata.map(String::from),
            iso3: row.iso3.map(String::from),
            countries: row.countries,
            aliases: row.aliases,
            discovered: row.discovered,
            ..Node::unseen(row.id.to_string(), label, parsed(kind, "kind of entities")?)
        };
        known.insert(node.key.clone(), Member { node, ties });
    } else if let Some(member) = known.get_mut(&*row.id) {
        member.ties = ties;
    }
    Ok(())
}
