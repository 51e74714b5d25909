using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Kids.Mails;

/// <summary>To the person who withdrew a group.</summary>
public sealed class GroupWithdrawnLetter(GroupPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => GroupMails.Withdrawn;

    public Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation) => WriteAsync(paper, clock, mail, isCopy: false, cancellation);

    internal static async Task<Letter?> WriteAsync(GroupPaper paper, TimeProvider clock, OutboxMail mail, bool isCopy, CancellationToken cancellation)
    {
        if (await paper.ToAsync(mail, isCopy, cancellation) is not var (school, to)
            || await paper.StandingsAsync(mail, clock.GetUtcNow(), cancellation) is not [{ State: EnrolmentState.Withdrawn } standing])
        {
            return null;
        }

        var (group, season) = (standing.Group, await paper.SeasonAsync(standing.Group.EditionId, cancellation));
        var number = GroupNumber.Of(season.Year, group.Order!.Value);
        return await paper.WriteAsync<GroupWithdrawnBody, GroupWithdrawnContent>(
            to, paper.Words["Withdrawn.Subject", number], new(school.Name, group.Label, number, DateText.Full(Warsaw.ToLocal(group.Enrolment!.WithdrawnAt!.Value)), isCopy, paper.Desk));
    }
}

/// <summary>The same to the official address of the school.</summary>
public sealed class GroupWithdrawnCopy(GroupPaper paper, TimeProvider clock) : ILetter
{
    public string Kind => GroupMails.WithdrawnCopy;

    public Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation) => GroupWithdrawnLetter.WriteAsync(paper, clock, mail, isCopy: true, cancellation);
}

/// <param name="School">Its name.</param>
/// <param name="Label">Of the group.</param>
/// <param name="Number">DZ-2027-014.</param>
/// <param name="At">When.</param>
/// <param name="IsCopy">To the official address.</param>
/// <param name="Desk">Where the other groups are found.</param>
public sealed record GroupWithdrawnContent(string School, string Label, string Number, string At, bool IsCopy, Uri Desk);
