using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Asking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Universities;

/// <summary>Ends the link to the own page of somebody who receives speakers.</summary>
public sealed class HostLinkQuestion(StartupsDb db, HostDesk desk, IStringLocalizer<UniversitiesTexts> texts) : Question(texts)
{
    private Web.Lectures.Host host = null!;

    public override async Task<IActionResult?> FindAsync()
    {
        var university = long.Parse(Page.RouteData.Values["university"]!.ToString()!, CultureInfo.InvariantCulture);
        host = (await db.Hosts.AsNoTracking().SingleOrDefaultAsync(each => each.Id == Page.Id && each.UniversityId == university))!;
        return host is null ? new NotFoundResult() : null;
    }

    public override Task<Ask?> AskAsync() => Task.FromResult<Ask?>(
        new(Texts["Link.Ask", host.Name], Texts["Link.Revoke"], PathOf(LectureLinks.Host(host.UniversityId, host.Id)), Texts["Back"]) { Then = [Texts["Link.Then"]], IsGrave = true });

    public override async Task<IActionResult?> DoAsync()
    {
        await desk.RevokeLinkAsync(host.Id, Actor);
        return GoTo(LectureLinks.University(host.UniversityId) + "?stan=link");
    }
}
