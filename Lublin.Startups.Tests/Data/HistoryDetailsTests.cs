using Lublin.Startups.Web.Data;

namespace Lublin.Startups.Tests;

public sealed class HistoryDetailsTests
{
    [Fact]
    public void What_changes_noted_is_read_back()
    {
        var json = new Changes().Note("capacity", 20, 24).Note<string?>("link", null, "https://x.test").NotePersonal("name", "Anna", "Hanna").Because("Większa sala").ToJson();

        var details = HistoryDetails.Read(json);

        Assert.Equal(
            [
                new("capacity", FieldKnowledge.BeforeAndAfter, "20", "24"),
                new("link", FieldKnowledge.BeforeAndAfter, null, "https://x.test"),
                new FieldChange("name", FieldKnowledge.Personal, null, null),
            ],
            details.Fields);
        Assert.Equal("Większa sala", details.Reason);
    }

    [Fact]
    public void An_older_row_says_a_fact() =>
        Assert.Equal([new("seats", FieldKnowledge.Fact, null, "20")], HistoryDetails.Read("""{"seats":20}""").Fields);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("no json")]
    public void What_cannot_be_read_says_nothing(string? json)
    {
        var details = HistoryDetails.Read(json);

        Assert.Empty(details.Fields);
        Assert.Null(details.Reason);
    }
}
