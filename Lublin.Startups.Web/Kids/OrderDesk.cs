using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Kids;

/// <summary>What the office does with a group that is in the order of a call, besides what it does with everybody (<see cref="PeopleDesk"/>).</summary>
public sealed class OrderDesk(RosterBook book)
{
    /// <summary>Another number of children and grown-ups. Children for whom there is no room are asked for beyond those that the group keeps.</summary>
    /// <param name="group">Confirmed.</param>
    /// <param name="seen">The version of the group that was on the screen.</param>
    public Task<CountOutcome> CountAsync(SchoolGroup group, int seen, int children, int adults, string actor) => ChangeAsync(group, seen, actor, (roster, theirs, enrolment) =>
    {
        var before = (theirs.Children, theirs.Adults, theirs.ChildrenAskedMore);
        roster.Note(roster.Roster.Resize(enrolment, children, roster.Now, out var askedMore));
        theirs.Count(enrolment.Seats, adults, askedMore);
        var changes = new Changes().Note("children", before.Children, theirs.Children).Note("adults", before.Adults, theirs.Adults).Note("childrenAskedMore", before.ChildrenAskedMore, askedMore);
        return (changes, "Counted", new CountOutcome.Done(enrolment.Seats, askedMore));
    });

    /// <summary>Another teacher in charge, or what is corrected of them.</summary>
    /// <inheritdoc cref="CountAsync"/>
    public Task<CountOutcome> CorrectTeacherAsync(SchoolGroup group, int seen, Teacher teacher, string actor) => ChangeAsync(group, seen, actor, (_, theirs, enrolment) =>
    {
        var changes = new Changes().NotePersonal("name", theirs.TeacherName, teacher.Name).NotePersonal("email", theirs.TeacherEmail, teacher.Email).NotePersonal("phone", theirs.TeacherPhone, teacher.Phone);
        theirs.Change(theirs.Facts with { TeacherName = teacher.Name, TeacherEmail = teacher.Email, TeacherPhone = teacher.Phone });
        enrolment.Correct(enrolment.Applicant with { Name = teacher.Name, Email = teacher.Email, Phone = teacher.Phone });
        enrolment.TrustEmail();
        return (changes, "Corrected", new CountOutcome.Done(enrolment.Seats, theirs.ChildrenAskedMore));
    });

    private Task<CountOutcome> ChangeAsync(SchoolGroup group, int seen, string actor, Func<OpenRoster, SchoolGroup, Enrolment, (Changes Changes, string Verb, CountOutcome Outcome)> change) =>
        book.ChangeAsync<CountOutcome>(group.EditionId, actor, async roster =>
        {
            if (roster.Find(group.EnrolmentId!.Value) is not { } enrolment || !enrolment.IsActiveAt(roster.Now) || roster.Now >= roster.Edition.LastEnd)
                return new CountOutcome.IsOut();
            var theirs = await roster.Db.SchoolGroups.SingleAsync(each => each.Id == group.Id);
            if (theirs.Version != seen)
                return new CountOutcome.Overtaken();
            var (changes, verb, outcome) = change(roster, theirs, enrolment);
            if (!changes.IsEmpty)
                roster.Db.Add(new History("enrolment", enrolment.Id, verb, actor, roster.Now, changes.ToJson()));
            return outcome;
        });
}

/// <summary>The teacher of a group.</summary>
/// <param name="Phone">E.164.</param>
public sealed record Teacher(string Name, string Email, string Phone);

/// <summary>What came of a change of a group: a closed set.</summary>
public abstract record CountOutcome
{
    private CountOutcome()
    {
    }

    /// <param name="Children">That the group has now, or waits for.</param>
    /// <param name="AskedMore">For whom there was no room.</param>
    public sealed record Done(int Children, int AskedMore) : CountOutcome;

    /// <summary>Somebody changed the group meanwhile: nothing is saved.</summary>
    public sealed record Overtaken : CountOutcome;

    /// <summary>It is not in any more, or the season is over.</summary>
    public sealed record IsOut : CountOutcome;
}
