using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Kids.Mails;

/// <summary>To the person who confirmed groups: each with its number, its order and how it stands.</summary>
public sealed class GroupsConfirmedLetter(GroupPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => GroupMails.Confirmed;

    public Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation) => WriteAsync(paper, clock, mail, isCopy: false, cancellation);

    internal static async Task<Letter?> WriteAsync(GroupPaper paper, TimeProvider clock, OutboxMail mail, bool isCopy, CancellationToken cancellation)
    {
        if (await paper.ToAsync(mail, isCopy, cancellation) is not var (school, to) || await paper.StandingsAsync(mail, clock.GetUtcNow(), cancellation) is not { Count: > 0 } groups)
            return null;
        var season = await paper.SeasonAsync(groups[0].Group.EditionId, cancellation);
        var content = new GroupsConfirmedContent(
            school.Name,
            [.. groups.Select(standing => Line(paper.Words, season, standing))],
            GroupPaper.ToTheSecond(groups[0].Group.Enrolment!.EnrolledAt),
            DateText.Full(Warsaw.ToLocal(season.Edition.SignUpEnd)),
            season.DatesBy is { } by ? DateText.Full(by) : null,
            isCopy,
            paper.Desk);
        return await paper.WriteAsync<GroupsConfirmedBody, GroupsConfirmedContent>(to, paper.Words.Plural(isCopy ? "Confirmed.CopySubject" : "Confirmed.Subject", groups.Count, season.Year), content);
    }

    private static ConfirmedGroup Line(LetterWords words, Season season, GroupStanding standing)
    {
        var (group, seats) = (standing.Group, standing.Group.Enrolment!.Seats);
        return new(
            group.Label,
            GroupNumber.Of(season.Year, group.Order!.Value),
            group.Order.Value,
            words[$"State.{standing.State}", standing.PlaceInQueue],
            standing.Why is { } why ? words[$"Why.{why.Why}", why.Free, why.Children] : null,
            words.Plural("Children", seats),
            words.Plural("Adults", group.Adults ?? 0));
    }
}

/// <summary>The same to the official address of the school, by which the head teacher knows.</summary>
public sealed class GroupsConfirmedCopy(GroupPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => GroupMails.ConfirmedCopy;

    public Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation) => GroupsConfirmedLetter.WriteAsync(paper, clock, mail, isCopy: true, cancellation);
}

/// <param name="School">Its name.</param>
/// <param name="Groups">In their order; at least one.</param>
/// <param name="At">When they were confirmed, to the second.</param>
/// <param name="Closes">When the call closes.</param>
/// <param name="DatesBy">By when the dates are known; null when nobody said.</param>
/// <param name="IsCopy">To the official address.</param>
/// <param name="Desk">Where the groups are found.</param>
public sealed record GroupsConfirmedContent(string School, IReadOnlyList<ConfirmedGroup> Groups, string At, string Closes, string? DatesBy, bool IsCopy, Uri Desk);

/// <param name="Label">As the school calls it.</param>
/// <param name="Number">DZ-2027-014.</param>
/// <param name="Order">Its place in the order of confirmation.</param>
/// <param name="State">How it stands, in words.</param>
/// <param name="Why">Why it waits; null when it does not.</param>
/// <param name="Children">How many, in words.</param>
/// <param name="Adults">How many, in words.</param>
public sealed record ConfirmedGroup(string Label, string Number, int Order, string State, string? Why, string Children, string Adults);
