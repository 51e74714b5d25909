namespace Lublin.Startups.Web.Kids;

/// <summary>Where a meeting of a group takes place: a room that the city knows, at the host's, or at the school.</summary>
/// <param name="Name">Of the house.</param>
/// <param name="Room">Null where nobody said.</param>
/// <param name="Address">Street and number.</param>
/// <param name="WayIn">How to come and get in; null where nobody said.</param>
public sealed record MeetingPlace(string Name, string? Room, string Address, string? WayIn)
{
    /// <param name="meeting">With its session's room, its window's host and its group's school.</param>
    public static MeetingPlace Of(Meeting meeting) => meeting switch
    {
        { Session.Room: { } room } => new(room.Venue.Name, room.Name, room.Venue.Address, room.Venue.Access.In("pl").Text),
        { Window: { IsAtSchool: false } window } => new(window.Host.Name, null, window.Host.Address, window.WayThere),
        _ => new(meeting.Group.School.Name, null, $"{meeting.Group.School.Street}, {meeting.Group.School.Town}", meeting.Window?.WayThere),
    };
}
