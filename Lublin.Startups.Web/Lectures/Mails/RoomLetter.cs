using System.Globalization;
using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Enrolments;
using Lublin.Startups.Web.Enrolments.Mails;
using Lublin.Startups.Web.Mail;
using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lublin.Startups.Web.Lectures.Mails;

/// <summary>Staff's own words to whoever speaks or hosts in one room on one day; none any more to somebody who does not by now. Words that are missing in the person's language stay in Polish, and the letter says so.</summary>
public sealed class RoomLetter(StartupsDb db, SpeakerPaper paper) : ILetter
{
    public string Kind => SpeakerMails.Room;

    public async Task<Letter?> WriteAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var id = SpeakerMails.AnnouncementOf(mail.Key);
        var announcement = await db.Announcements.AsNoTracking().SingleAsync(known => known.Id == id, cancellation);
        var people = await db.PeopleInRoomAsync(announcement.Where!, cancellation);
        return people.FirstOrDefault(person => person.Subjects.Contains(mail.Subject)) is { } person ? await WriteAsync(announcement, person, cancellation) : null;
    }

    /// <summary>The letter as this person will get it, before it goes; null when they have no address.</summary>
    public async Task<Letter?> PreviewAsync(Announcement announcement, RoomPerson person)
    {
        // An asynchronous method keeps its culture to itself: the caller's stays as it was.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Of(person.Language).Culture;
        return await WriteAsync(announcement, person, CancellationToken.None);
    }

    private async Task<Letter?> WriteAsync(Announcement announcement, RoomPerson person, CancellationToken cancellation)
    {
        if (person.Email is not { } email)
            return null;
        var (where, language) = (announcement.Where!, Languages.Current.Code);
        var room = await db.Rooms.AsNoTracking().Include(room => room.Venue).SingleAsync(room => room.Id == where.RoomId, cancellation);
        var content = new RoomContent(DateText.Full(where.Date), $"{room.Name}, {room.Venue.Name}, {room.Venue.Address}", announcement.Body.In(language));
        return await paper.WriteAsync<RoomBody, RoomContent>(new(email, person.Name, language), announcement.Subject.In(language).Text, content, []);
    }
}

/// <param name="Day">In words.</param>
/// <param name="Place">Room, venue and address.</param>
/// <param name="Body">Staff's words, perhaps in another language than the letter.</param>
public sealed record RoomContent(string Day, string Place, Wording Body)
{
    public IReadOnlyList<IReadOnlyList<string>> Paragraphs { get; } = AnnouncementWords.Paragraphs(Body.Text);
}
