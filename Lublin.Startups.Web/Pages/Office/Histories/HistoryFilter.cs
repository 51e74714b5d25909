using System.Globalization;
using Lublin.Startups.Web.Clock;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Ui;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Lublin.Startups.Web.Pages.Office.Histories;

/// <summary>Which rows of history are shown or downloaded; read off the address.</summary>
public sealed class HistoryFilter
{
    /// <summary>As rows name them: staff:17, participant, clock.</summary>
    [FromQuery(Name = "kto")]
    public string? Actor { get; set; }

    /// <summary>As rows name it: edition, enrolment.</summary>
    [FromQuery(Name = "czego")]
    public string? Subject { get; set; }

    /// <summary>Which of them.</summary>
    [FromQuery(Name = "nr")]
    public long? SubjectId { get; set; }

    [FromQuery(Name = "co")]
    public string? Verb { get; set; }

    [FromQuery(Name = "od")]
    public DateOnly? From { get; set; }

    /// <summary>That day is among them.</summary>
    [FromQuery(Name = "do")]
    public DateOnly? Until { get; set; }

    public bool IsEmpty => Actor is null && Subject is null && SubjectId is null && Verb is null && From is null && Until is null;

    public IQueryable<History> Of(IQueryable<History> rows)
    {
        if (!string.IsNullOrEmpty(Actor))
            rows = rows.Where(row => row.Actor == Actor);
        if (!string.IsNullOrEmpty(Subject))
            rows = rows.Where(row => row.Subject == Subject);
        if (SubjectId is not null)
            rows = rows.Where(row => row.SubjectId == SubjectId);
        if (!string.IsNullOrEmpty(Verb))
            rows = rows.Where(row => row.Verb == Verb);
        if (Warsaw.Known(From) is { } from && Warsaw.ToInstant(from, TimeOnly.MinValue) is var begin)
            rows = rows.Where(row => row.At >= begin);
        if (Warsaw.Known(Until) is { } until && Warsaw.ToInstant(until.AddDays(1), TimeOnly.MinValue) is var end)
            rows = rows.Where(row => row.At < end);
        return rows;
    }

    /// <summary>The part of an address that asks for these rows, older than one of them.</summary>
    public string Query(long? before = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[]
        {
            ("kto", Actor), ("czego", Subject), ("nr", SubjectId?.ToString(CultureInfo.InvariantCulture)), ("co", Verb),
            ("od", From is { } from ? DateText.Iso(from) : null), ("do", Until is { } until ? DateText.Iso(until) : null), ("przed", before?.ToString(CultureInfo.InvariantCulture)),
        })
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(name, value);
        }

        return query.ToString();
    }
}
