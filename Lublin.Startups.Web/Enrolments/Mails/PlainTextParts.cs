using Lublin.Startups.Web.Mail;

namespace Lublin.Startups.Web.Enrolments.Mails;

/// <summary>The parts that several letters share, in plain text.</summary>
internal static class PlainTextParts
{
    public static PlainText Edition(this PlainText text, MailWords words, EditionFacts edition) => text.Paragraph([
        edition.Title.Text,
        .. edition.Meetings.SelectMany(meeting => Lines(words, meeting)),
        edition.Seats > 1 ? words.Plural("Seats", edition.Seats) : null,
        $"{words["Number"]} {edition.Number}",
    ]);

    public static PlainText Meeting(this PlainText text, MailWords words, string heading, MeetingFacts meeting) =>
        text.Paragraph([heading + ":", .. Lines(words, meeting)]);

    public static PlainText Practical(this PlainText text, MailWords words, PracticalFacts facts)
    {
        text.List(words["Bring"], facts.Bring.Select(thing => thing.Text)).List(words["Needs"], facts.Needs.Select(need => need.Text));
        foreach (var venue in facts.Venues)
        {
            text.Paragraph(
                $"{venue.Name}, {venue.Address}",
                $"{words["Directions"]}: {venue.Directions}",
                $"{words["Access"]}: {venue.Access}");
        }

        return text;
    }

    public static PlainText Link(this PlainText text, string what, Uri page) => text.Paragraph(what + ":", page.AbsoluteUri);

    public static PlainText Cancelling(this PlainText text, MailWords words, CancelFacts facts) => text.Paragraph(
        words["Cancel.Question"],
        facts.Until is null ? words["Cancel.Absent"] + ":" : $"{words["Cancel.Link"]} {words["Cancel.Until", facts.Until]}",
        facts.Page.AbsoluteUri);

    public static PlainText Overlaps(this PlainText text, MailWords words, IReadOnlyList<OverlapFacts> overlaps) => overlaps.Count == 0 ? text : text.Paragraph([
        words["Overlap"] + ":", .. overlaps.SelectMany(other => new[] { $"- {other.Title.Text}, {other.When}", "  " + other.My.AbsoluteUri }), words["Overlap.Text"],
    ]);

    public static PlainText Dates(this PlainText text, MailWords words, OtherDates others)
    {
        if (others.Dates.Count == 0)
            return text.Paragraph(words["OtherDates.None"], words["Catalogue"] + ":", others.Catalogue.AbsoluteUri);
        return text.Paragraph([words["OtherDates"] + ":", .. others.Dates.SelectMany(date => new[] { "- " + date.When, "  " + date.Page.AbsoluteUri })]);
    }

    private static string?[] Lines(MailWords words, MeetingFacts meeting) =>
        [meeting.When, meeting.Place, meeting.Link is null ? null : $"{words["OnlineLink"]}: {meeting.Link}"];
}
