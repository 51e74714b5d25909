using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Accounts;
using Lublin.Startups.Web.Pages.Office.Calendar;
using Lublin.Startups.Web.Pages.Office.Editions;
using Lublin.Startups.Web.Pages.Office.Invitations;
using Lublin.Startups.Web.Pages.Office.Kids.Placing;
using Lublin.Startups.Web.Pages.Office.Kids.Schools;
using Lublin.Startups.Web.Pages.Office.Kids.Seasons;
using Lublin.Startups.Web.Pages.Office.Kids.Supply;
using Lublin.Startups.Web.Pages.Office.Lectures;
using Lublin.Startups.Web.Pages.Office.LegalVersions;
using Lublin.Startups.Web.Pages.Office.Lists;
using Lublin.Startups.Web.Pages.Office.Mailroom;
using Lublin.Startups.Web.Pages.Office.Places;
using Lublin.Startups.Web.Pages.Office.Programmes;
using Lublin.Startups.Web.Pages.Office.Schedule;
using Lublin.Startups.Web.Pages.Office.Speakers;
using Lublin.Startups.Web.Pages.Office.Timetable;
using Lublin.Startups.Web.Pages.Office.Universities;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Lublin.Startups.Web.Pages.Office.Asking;

/// <summary>Every question that the office asks before it does something. All of them are asked by one page, which stands at all their addresses.</summary>
internal static class Questions
{
    private static readonly string Lectures = LectureLinks.Lectures.TrimStart('/');

    private static readonly IReadOnlyList<AskedAt> All =
    [
        new("biuro/archiwum/{what:regex(^(miejsce|sala|osoba)$)}/{id:long}", Rights.Staff, typeof(ArchiveQuestion)),
        new("biuro/dzieciaki/{year:int}/dopasowanie/{id:long}/{verb:regex(^(odmowa|odmowa-szkoly)$)}", Rights.Staff, typeof(RefuseQuestion)),
        new("biuro/dzieciaki/{year:int}/animatorzy/{id:long}/link", Rights.Staff, typeof(AnimatorLinkQuestion)),
        new("biuro/dzieciaki/{year:int}/firmy/{host:long}/okna/{id:long}/wycofaj", Rights.Staff, typeof(WithdrawWindowQuestion)),
        new("biuro/dzieciaki/{year:int}/firmy/{id:long}/archiwum", Rights.Staff, typeof(ArchiveHostQuestion)),
        new("biuro/dzieciaki/{year:int}/szkoly/{id:int}/archiwum", Rights.Staff, typeof(ArchiveSchoolQuestion)),
        new("biuro/dzieciaki/{id:int}/liczby/zapomnij", Rights.Admin, typeof(ForgetContactsQuestion)),
        new("biuro/dzieciaki/{id:int}/liczby/zatwierdz", Rights.Coordinator, typeof(FreezeQuestion)),
        new("biuro/edycje/{id:long}/odwolaj", Rights.Coordinator, typeof(CancelEditionQuestion)),
        new("biuro/edycje/{id:long}/usun", Rights.Staff, typeof(DiscardDraftQuestion)),
        new("biuro/edycje/{id:long}/zamknij", Rights.Coordinator, typeof(CloseEditionQuestion)),
        new("biuro/harmonogram/zostaw/{key:length(32)}", Rights.Coordinator, typeof(SettleQuestion)),
        new("biuro/kalendarz-roku/{id:long}/usun", Rights.Staff, typeof(RemoveDaysQuestion)),
        new("biuro/konta/{id:long}/{verb:regex(^(link|wyloguj|zamknij|otworz)$)}", Rights.Admin, typeof(AccountQuestion)),
        new("biuro/poczta/wstrzymaj", Rights.Coordinator, typeof(HoldAllQuestion)),
        new("biuro/poczta/zwolnij", Rights.Coordinator, typeof(ReleaseAllQuestion)),
        new("biuro/poczta/{id:long}/wstrzymaj", Rights.Coordinator, typeof(HoldOneQuestion)),
        new("biuro/poczta/{id:long}/zwolnij", Rights.Coordinator, typeof(ReleaseOneQuestion)),
        new("biuro/prelegenci/{id:long}/archiwum", Rights.Staff, typeof(ArchiveSpeakerQuestion)),
        new("biuro/prelegenci/{id:long}/link", Rights.Staff, typeof(SpeakerLinkQuestion)),
        new("biuro/programy/{id:long}/wycofaj", Rights.Coordinator, typeof(WithdrawQuestion)),
        new("biuro/spotkania/{id:long}/obecnosc/zamknij", Rights.Staff, typeof(CloseListQuestion)),
        new("biuro/spotkania/{id:long}/odwolaj", Rights.Staff, typeof(CancelSessionQuestion)),
        new("biuro/teksty/{id:long}/usun", Rights.Admin, typeof(RemoveVersionQuestion)),
        new(Lectures + "/sesje/{uid:guid}/cofnij", Rights.Staff, typeof(UndoLectureQuestion)),
        new(Lectures + "/sesje/{uid:guid}/odwolaj", Rights.Staff, typeof(CancelLectureQuestion)),
        new(Lectures + "/zaproszenia/{id:long}/{verb:regex(^(wycofaj|przyjmij|odmow)$)}", Rights.Staff, typeof(InvitationQuestion)),
        new("biuro/uczelnie/{id:long}/archiwum", Rights.Staff, typeof(ArchiveUniversityQuestion)),
        new("biuro/uczelnie/{university:long}/kontakty/{id:long}/link", Rights.Staff, typeof(HostLinkQuestion)),
        new(Lectures + "/{id:long}/usun", Rights.Staff, typeof(DiscardLectureQuestion)),
    ];

    public static void AskQuestions(this PageConventionCollection pages) => pages.AddPageRouteModelConvention("/Office/Asking/Ask", page =>
    {
        page.Selectors.Clear();
        foreach (var asked in All)
        {
            page.Selectors.Add(new()
            {
                AttributeRouteModel = new() { Template = asked.Route },
                EndpointMetadata = { asked, new AuthorizeAttribute(asked.Right) },
            });
        }
    });
}

/// <param name="Route">An address.</param>
/// <param name="Right">Who may be asked there.</param>
/// <param name="Question">A <see cref="Asking.Question"/>, made anew for each request.</param>
internal sealed record AskedAt(string Route, string Right, Type Question);
