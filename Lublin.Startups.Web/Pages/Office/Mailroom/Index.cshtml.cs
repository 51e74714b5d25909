using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Mailroom;

/// <summary>The mail that waits, went out, was given up, lost its reason or is held back.</summary>
public sealed class IndexModel(StartupsDb db, TimeProvider clock) : MailroomModel(db)
{
    private readonly StartupsDb db = db;

    /// <summary>The states by their names in addresses, in the order of the tabs.</summary>
    public static IReadOnlyDictionary<string, MailState> Tabs { get; } = new Dictionary<string, MailState>(StringComparer.Ordinal)
    {
        ["czekaja"] = MailState.Waiting,
        ["nieudane"] = MailState.Failed,
        ["wstrzymane"] = MailState.Held,
        ["wyslane"] = MailState.Sent,
        ["wycofane"] = MailState.Voided,
    };

    /// <summary>The kinds of letters to choose from.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. RosterMails.Kinds, AccountDesk.StaffLink];

    [BindProperty(Name = "lista", SupportsGet = true)]
    public string? List { get; set; }

    [BindProperty(Name = "rodzaj", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "edycja", SupportsGet = true)]
    public long? EditionId { get; set; }

    [BindProperty(Name = "dzien", SupportsGet = true)]
    public DateOnly? Day { get; set; }

    /// <summary>A person's number, whole or its last part.</summary>
    [BindProperty(Name = "numer", SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(Name = "przed", SupportsGet = true)]
    public long? Before { get; set; }

    [FromQuery(Name = "stan")]
    public string? Done { get; set; }

    [FromQuery(Name = "ile")]
    public int DoneCount { get; set; }

    public string Tab => Tabs.ContainsKey(List ?? "") ? List! : "czekaja";
    public MailState State => Tabs[Tab];
    public MailCounts Counts { get; private set; }
    public MailPage Mails { get; private set; } = new([], null);
    public IReadOnlyList<EditionChoice> Editions { get; private set; } = [];

    /// <summary>Whether a number was typed that is none.</summary>
    public bool IsNoNumber => !string.IsNullOrWhiteSpace(Number) && EnrolmentNumber.RowOf(Number) is null;

    public bool IsFiltered => Kind is not null || EditionId is not null || Day is not null || !string.IsNullOrWhiteSpace(Number);

    public async Task OnGetAsync([FromServices] IStringLocalizer<MailroomTexts> texts, [FromServices] SubjectBook book)
    {
        if (IsNoNumber)
            ModelState.AddModelError("numer", texts["Wrong.Number"]);
        Counts = await db.MailCountsAsync();
        Editions = await db.EditionChoicesAsync(clock.GetUtcNow());
        if (!IsNoNumber)
            Mails = await db.MailPageAsync(book, new(State, Kind, EditionId, Day, EnrolmentNumber.RowOf(Number)), Before);
    }

    /// <summary>How many are in a list that somebody has to look after; null for the others.</summary>
    public int? CountOf(MailState state) => state switch
    {
        MailState.Waiting => Counts.Waiting,
        MailState.Failed => Counts.Failed,
        MailState.Held => Counts.Held,
        _ => null,
    };

    /// <summary>The address of this list, older than a row.</summary>
    public string PathTo(string tab, long? before = null)
    {
        var query = new QueryBuilder { { "lista", tab } };
        foreach (var (name, value) in new[] { ("rodzaj", Kind), ("edycja", EditionId?.ToString()), ("dzien", Day is { } day ? Ui.DateText.Iso(day) : null), ("numer", Number), ("przed", before?.ToString()) })
        {
            if (!string.IsNullOrWhiteSpace(value))
                query.Add(name, value);
        }

        return Url.Content("~" + Links.Office.Mails) + query;
    }
}
