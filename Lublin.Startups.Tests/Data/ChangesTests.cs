using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Tests.Data;

public sealed class ChangesTests
{
    [Fact]
    public void What_changed_is_told_with_before_and_after_and_why() =>
        Assert.Equal(
            """{"changes":{"capacity":[20,24],"room":[null,7]},"reason":"większa sala"}""",
            new Changes().Note("capacity", 20, 24).Note<long?>("room", null, 7).Note("language", "pl", "pl").Because("większa sala").ToJson());

    [Fact]
    public void Of_personal_data_only_that_they_changed() =>
        Assert.Equal("""{"changes":{"name":[]}}""", new Changes().NotePersonal("name", "Anna", "Hanna").NotePersonal("email", "a@example.org", "a@example.org").ToJson());

    [Fact]
    public void What_else_it_is_about_stands_beside() =>
        Assert.Equal("""{"session":17,"changes":{"presence":["Present","Late"]}}""", new Changes().About("session", 17).Note("presence", "Present", "Late").ToJson());

    [Fact]
    public void Nothing_changed_is_nothing_to_tell()
    {
        var changes = new Changes().Note("capacity", 20, 20);
        Assert.True(changes.IsEmpty);
        Assert.Null(changes.ToJson());
    }
}
