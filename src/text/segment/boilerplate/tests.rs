//! Tests of what is set aside and what is not.

use super::*;

#[test]
fn tables_are_sorted() {
    for table in [PHRASES, LINK_HEADINGS] {
        assert!(table.is_sorted_by(|a, b| a.0 < b.0));
        for (first, phrases) in table {
            assert!(first.len() <= 16);
            for phrase in *phrases {
                assert_eq!(phrase.split(' ').next().map(|word| word.trim_end_matches(':')), Some(*first), "{phrase}");
            }
        }
    }
}

#[expect(clippy::too_many_lines, reason = "a table")]
#[test]
fn lines_around_articles() {
    for line in [
        "View Original",
        "Leave a Reply",
        "Leave a Reply to Kim Cancel reply",
        "Leave a comment",
        "Your email address will not be published. Required fields are marked *",
        "Save my name, email, and website in this browser for the next time I comment.",
        "Share on Facebook",
        "Share this:",
        "Click to share on Twitter (Opens in new window)",
        "Tweet",
        "Facebook Twitter WhatsApp Email Print",
        "Like Loading...",
        "Advertisement",
        "ADVERTISEMENT",
        "Advertisement - Continue reading below",
        "12 Comments",
        "1 Comment",
        "No Comments",
        "No Comments on Ministers meet in Geneva",
        "Comments are closed.",
        "3 min read",
        "News October 7, 2024 No Comments on Ministers meet in Geneva3 minute read",
        "Subscribe to our newsletter",
        "Subscribe to our newsletter to get the news every morning.",
        "Sign up for our daily newsletter",
        "Sign up",
        "Accept cookies",
        "We use cookies to improve your experience.",
        "© 2024 The Daily Planet",
        "Copyright 2024 The Daily Planet. All rights reserved.",
        "All rights reserved",
        "Skip to content",
        "Home » World » Asia",
        "Home > World",
        "Home | World | Politics",
        "Home News Sports Opinion Contact",
        "Tags: China, Russia",
        "Categories",
        "Posted in News",
        "Filed under: Diplomacy",
        "Previous Post",
        "Next post: Talks resume",
        "← Previous Next →",
        "Print",
        "Save",
        "Friday, August 21, 2015",
        "Published: 12 March 2023, 10:30 GMT",
        "Updated 3:45 p.m. KST, May 4, 2020",
        "2024-05-01 10:30",
        "World | October 7, 2024",
        "Tamsin Grewcock Senior Reporter",
        "By A. Writer",
        "By A. Writer, 12 March 2023",
        "By JANE DOE and JOHN ROE, Associated Press",
        "by Jane Doe",
        "Source: Ministry of Foreign Affairs",
        "AP-Yonhap",
        "REUTERS/Jane Doe",
        "Jane Doe/AFP via Getty Images",
        "Getty Images",
        "Photo: AFP",
        "(Photo by Jane Doe/Reuters)",
        "File photo",
        "Image credit: Jane Doe",
        "Image source, Getty Images",
        "[Photo/Xinhua]",
        "Korea Times photo by Jane Doe",
        "Image: Jane Doe.",
        "Photo: Jane Doe / AFP.",
        "\"Ministers meet in Oslo\" — The Daily Planet, August 15, 2008",
        "Powered by WordPress",
        "You are here: Home",
        "Page 1 of 3",
        "2 hours ago",
    ] {
        assert_eq!(verdict(line), Verdict::Boilerplate, "{line}");
    }
}

#[test]
fn headings_of_links() {
    for line in [
        "Related articles",
        "RELATED STORIES:",
        "Read more",
        "Also read:",
        "You may also like",
        "Most Popular",
        "Recent Posts",
        "See also",
    ] {
        assert_eq!(verdict(line), Verdict::Links, "{line}");
    }
}

#[expect(clippy::too_many_lines, reason = "a table")]
#[test]
fn prose() {
    for line in [
        "Protesters will share on Tuesday what they have learned.",
        "Please leave a reply, he said.",
        "Please leave a reply, he said",
        "Related articles of the treaty were amended.",
        "Leave a comment to the minister, and he will answer.",
        "Share prices fell in Seoul on Monday",
        "Share this burden, the president told allies.",
        "View of the original treaty",
        "Advertisement of the new policy began in May.",
        "Comments by the minister on the treaty were not published",
        "Comments from Beijing were not immediately available.",
        "Print media in both countries welcomed the deal",
        "Save the children, the envoy said.",
        "Home ministers of both states met.",
        "Home Office ministers visit Kabul",
        "Tags were attached to every container.",
        "Next week, ministers will meet again.",
        "Previous talks failed.",
        "Twelve comments were made.",
        "12 comments by the delegation were struck from the record.",
        "12 soldiers were killed",
        "October 7, 2024 was a day of mourning.",
        "On October 7, Hamas attacked Israel",
        "May visits Brussels",
        "March 1 Movement remembered in Seoul",
        "By the end of the year, the treaty was signed",
        "By signing the treaty, both sides agreed to talks.",
        "By land and by sea, refugees arrive",
        "Source countries of the refugees asked for help.",
        "Reuters said the talks had failed.",
        "Reuters reporter freed in Myanmar",
        "State Jails Wexmoor Herald Senior Reporter",
        "AP: North Korea fires missile",
        "Yonhap News Agency reported the launch.",
        "Photo exhibition opens in Pyongyang",
        "Image problems haunt the ministry of defense in Kabul",
        "Sign of strain in relations",
        "Sign up to the treaty, the president urged Iran.",
        "Subscribe to the theory or not, the minister has a point.",
        "Copyright law divides Brussels and Washington",
        "Skip the summit, advisers told Trump.",
        "Follow the money, investigators say",
        "Read the treaty, the minister said.",
        "More troops leave for Ukraine",
        "Top officials meet in Geneva",
        "Trending toward war, both armies mobilize",
        "Accept the peace plan, Kyiv is told",
        "Posted to Moscow in 1985, he learned Russian.",
        "Filed under protest, the note was returned.",
        "We use cookie-cutter policies, she said.",
        "Putin–Kim | what the pact means",
        "Analysis | North Korea and Russia sign a pact",
        "SEOUL, May 1 (Yonhap) -- North Korea fired a missile",
        "Close ally of Putin visits Pyongyang",
        "Contact with the embassy was lost",
        "Register of foreign agents grows",
        "Search for missing soldiers goes on",
        "Edited transcripts show how the envoy hesitated",
        "Published reports say the talks were held in Oslo",
        "One comment by the minister changed everything.",
        "3 ministers read",
        "Ten days ago",
        "Seen > heard: what the exile knows about the camps in the north of the country he left behind in 1997 and has not seen ever since then",
        "Facebook bans Myanmar generals",
        "Email leak embarrasses ministry",
        "Russia-China friendship",
        "Image: the minister smiles at the camera.",
        "“No comment” – the minister in Oslo",
    ] {
        assert_eq!(verdict(line), Verdict::Prose, "{line}");
    }
}

#[test]
fn tails() {
    for (paragraph, rest) in [
        ("The leaders meet in Pyongyang, Sept. 30, 2017. AP-Yonhap", "AP-Yonhap"),
        ("The leaders meet in Pyongyang on Monday. REUTERS/Jane Doe", "REUTERS/Jane Doe"),
        ("The leaders meet in Pyongyang. (Yonhap)", "(Yonhap)"),
        ("The leaders meet in Pyongyang. [Photo/Xinhua]", "[Photo/Xinhua]"),
        ("The leaders meet. (Photo by Jane Doe)", "(Photo by Jane Doe)"),
        ("The leaders meet. /Yonhap", "/Yonhap"),
        ("The leaders meet. Photo: AFP", "Photo: AFP"),
        ("The leaders meet. Image: Jane Doe.", "Image: Jane Doe."),
        ("The leaders at the border Image: Jane Doe / AFP.", "Image: Jane Doe / AFP."),
        ("The leaders meet. Korea Times photo by Jane Doe", "Korea Times photo by Jane Doe"),
        ("The leaders met on Monday. Read more", "Read more"),
        ("“We agree.” View Original", "View Original"),
    ] {
        assert_eq!(tail(paragraph).map(|at| &paragraph[at..]), Some(rest), "{paragraph}");
    }
}

#[test]
fn no_tails() {
    for paragraph in [
        "The leaders met.",
        "The leaders met (in Pyongyang)",
        "The minister saw one video: North Korea was not in it.",
        "He sells one Image: it shows Kim.",
        "The leaders met. Nobody spoke to Reuters",
        "He wrote for AP, AFP and Reuters",
        "The talks failed. Kim left",
        "It belongs to the World Trade Organization (WTO)",
        "",
        ")",
        "(Yonhap)",
    ] {
        assert_eq!(tail(paragraph), None, "{paragraph}");
    }
}
