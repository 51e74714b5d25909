using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Tests;

/// <summary>A season's edition and groups to decide about, without a database.</summary>
internal static class GroupExamples
{
    public static readonly DateTimeOffset Monday10 = RosterExamples.Monday10;

    /// <summary>The Monday on which the first group meets.</summary>
    public static readonly DateOnly FirstWeek = new(2027, 3, 1);

    public static readonly DateTimeOffset Closes = Warsaw.ToInstant(new(2027, 1, 29), new(15, 0));

    public static OfferTerms Terms { get; } = TermsWithout();

    /// <summary>How long offers last, with days off.</summary>
    public static OfferTerms.ForGroups TermsWithout(params (DateOnly, DateOnly)[] off) => new(Warsaw.ToInstant(FirstWeek, new(8, 0)), new(off));

    /// <summary>An open season with room for so many groups and children; its gala is in June.</summary>
    public static Edition Season(int groups, int children)
    {
        var programme = new Programme(ProgrammeKind.Kids, "przedsiebiorcze-dzieciaki", new(Pl("Przedsiębiorcze dzieciaki"), Pl("Lead"), Pl("Punkt"), Pl("Dla szkół"), null), ProgrammeLevel.Basic);
        var edition = new Edition(programme, new(children, "pl", Monday10.AddDays(-30), "2026-11-01", Closes) { MaxGroups = groups });
        edition.AddSession(new(new(2027, 6, 11), new(10, 0), new(12, 0), RoomId: 1));
        edition.Publish("2027-06-11", Monday10.AddDays(-40));
        return edition;
    }

    /// <summary>A group of so many children that asks to come.</summary>
    public static Enrolment Group(Edition season, int children, DateTimeOffset now, long number)
    {
        var group = new Enrolment(
            season,
            new(Guid.NewGuid(), number, new($"Nauczycielka {number}", "szkola@example.org", "+48600000000", Situation.Organisation, Organisation: "Szkoła demo nr 801"), children, "pl", "2026-11-01", "2026-11-01", QueueIfFull: true)
            {
                GroupKey = $"801:{number}",
            },
            now);
        typeof(Enrolment).GetProperty(nameof(Enrolment.Id))!.SetValue(group, number);
        return group;
    }

    /// <summary>Groups of these sizes ask to come, one after the other.</summary>
    public static (Roster Roster, Enrolment[] Groups) Confirm(Edition season, params int[] children)
    {
        var roster = new Roster(season, [], Terms);
        var groups = children.Select((size, place) => Group(season, size, Monday10.AddSeconds(place), place + 1)).ToArray();
        foreach (var group in groups)
            roster.Admit(group, group.EnrolledAt);
        return (roster, groups);
    }

    private static LocalText Pl(string text) => new("pl", text);
}
