using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lublin.Startups.Tests.Support;
using Lublin.Startups.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Lublin.Startups.Tests.Kids;

/// <summary>No name of a child is kept anywhere: what text is kept stands on a list that somebody read, and people who type a note are told.</summary>
public sealed partial class NoNamesTests : IAsyncLifetime
{
    // Every text of the module: its longest, and what it holds. A new one is read by somebody before it stands here.
    private static readonly string[] Reviewed =
    [
        "Clearance.CheckedBy 80", // staff, by number
        "Clearance.PersonType 20", // presenter or visit-host
        "FrozenSeason.Actor 80", // staff, by number
        "Meeting.CancelledBy 80", // staff or animator, by number
        "Meeting.LoggedBy 80", // staff or animator, by number
        "Meeting.Note 500", // free: hint, deleted with the contacts
        "Meeting.Title 120", // of the template
        "MeetingTemplate.Title json", // staff, for the whole season
        "Pairing.EndReason 300", // staff: why it was refused; hint
        "Protocol.Actor 80", // staff, by number
        "ProtocolRow.Label json", // of a group
        "ProtocolRow.Number json", // DZ-2027-014
        "ProtocolRow.Reason json", // staff: why it was moved; hint
        "ProtocolRow.School json", // its name
        "ProtocolRow.State json", // a state
        "ProtocolRow.Why json", // the rule that a group waited by
        "School.Name 200", // of the register
        "School.NameKey 200", // the same, folded
        "School.OfficialEmail 254", // of the register
        "School.Street 200", // of the register
        "School.Town 200", // of the register
        "SchoolContact.Email 254", // a grown-up of the school
        "SchoolContact.Name 100", // a grown-up of the school
        "GroupNeeds.Language 60", // which language
        "SchoolGroup.Label 30", // 1b, Smerfy
        "SchoolGroup.LabelKey 30", // the same, folded
        "SchoolGroup.Note 500", // free: hint, deleted with the contacts
        "SchoolGroup.TeacherEmail 254", // the teacher in charge
        "SchoolGroup.TeacherName 100", // the teacher in charge
        "SchoolGroup.TeacherPhone 20", // the teacher in charge
        "SchoolGroup.Wishes list", // keys of industries: the form takes no other
        "Season.KickOff 300", // staff, for everybody: where and when
        "VisitHost.Address 120", // of the firm
        "VisitHost.ContactName 100", // a grown-up of the firm
        "VisitHost.Email 254", // of the firm
        "VisitHost.Industry 20", // a key
        "VisitHost.Name 120", // of the firm
        "VisitHost.Phone 20", // of the firm
        "VisitWindow.PhotoRules 1000", // the firm's rules; hint
        "VisitWindow.SafetyRules 1000", // the firm's rules; hint
        "VisitWindow.WayThere 1000", // the firm's rules; hint
    ];

    // Read by everybody before it is sent: no note about a group.
    private static readonly string[] NoNotes = ["Form.KickOff"];

    private readonly TestOffice office = new(new SqliteDatabase(), new TestClock());

    public async ValueTask InitializeAsync() => await office.InitializeAsync();

    public async ValueTask DisposeAsync() => await office.DisposeAsync();

    [Fact]
    public async Task Every_text_that_is_kept_is_on_the_list_with_its_longest()
    {
        var kept = await office.AskAsync<StartupsDb, List<string>>(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(TextsOf).Where(text => text.Module).Select(text => text.Name).Distinct(StringComparer.Ordinal).ToList()));

        Assert.Equal(Reviewed.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whoever_types_a_note_is_told_to_name_nobody()
    {
        var texts = SourceFiles.Below("Lublin.Startups.Web", ".resx").Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal) && !file.EndsWith(".uk.resx", StringComparison.Ordinal))
            .Where(IsKids).SelectMany(file => XDocument.Parse(SourceFiles.Text(file)).Root!.Elements("data").Select(data => (Folder: Path.GetDirectoryName(file)!, Key: data.Attribute("name")!.Value, Words: data.Element("value")!.Value))).ToList();
        var notes = SourceFiles.Below("Lublin.Startups.Web/Pages", ".cshtml").Where(IsKids)
            .SelectMany(file => Note().Matches(SourceFiles.Text(file)).Select(match => (File: file, Tag: match.Value))).Where(note => !NoNotes.Any(known => note.Tag.Contains($"\"{known}\"", StringComparison.Ordinal))).ToList();
        var asked = SourceFiles.Below("Lublin.Startups.Web/Pages/Office/Kids", ".cs").SelectMany(file => Why().Matches(SourceFiles.Text(file)).Select(match => (File: file, Tag: $"hint-key=\"{match.Groups["hint"].Value}\"")));

        Assert.True(notes.Count > 8, "Too few were found: the rule reads nothing.");
        Assert.DoesNotContain(notes.Concat(asked), note =>
        {
            var hint = Hint().Match(note.Tag).Groups["key"].Value;
            var said = texts.FindAll(text => string.Equals(text.Key, hint, StringComparison.Ordinal));
            var here = said.FindAll(text => string.Equals(text.Folder, Path.GetDirectoryName(note.File), StringComparison.Ordinal));
            return !(here.Count > 0 ? here : said).Exists(text => text.Words.Contains("ez imion i nazwisk", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void No_mail_log_or_file_name_takes_a_note()
    {
        var mails = SourceFiles.Below("Lublin.Startups.Web/Kids/Mails", ".cs", ".razor");
        var logs = SourceFiles.Below("Lublin.Startups.Web", ".cs").Where(IsKids).Where(file => SourceFiles.Text(file).Contains("LoggerMessage", StringComparison.Ordinal) || SourceFiles.Text(file).Contains("ILogger", StringComparison.Ordinal));
        var files = SourceFiles.Below("Lublin.Startups.Web", ".cs").Where(IsKids).SelectMany(file => SourceFiles.Lines(file).Where(line => line.Contains("FileDownloadName", StringComparison.Ordinal))).ToList();

        Assert.True(mails.Count > 10, "Too few were found: the rule reads nothing.");
        Assert.DoesNotContain(mails, file => KeptNote().IsMatch(SourceFiles.Text(file)));
        Assert.Empty(logs);
        Assert.All(files, line => Assert.Matches("""FileDownloadName = \$"\{texts\["Sheet\.File"\]\.Value\}-\{year\.ToString\(""", line));
        Assert.NotEmpty(files);
    }

    private static bool IsKids(string file) => file.StartsWith("Lublin.Startups.Web/Kids/", StringComparison.Ordinal) || file.StartsWith("Lublin.Startups.Web/Pages/Office/Kids/", StringComparison.Ordinal)
        || file.StartsWith("Lublin.Startups.Web/Pages/SchoolDesk/", StringComparison.Ordinal) || file.StartsWith("Lublin.Startups.Web/Pages/Animators/", StringComparison.Ordinal);

    private static IEnumerable<(bool Module, string Name)> TextsOf(ITypeBase type) =>
        type.GetProperties().Where(property => property.ClrType == typeof(string) || property.ClrType.IsAssignableTo(typeof(IEnumerable<string>)))
            .Where(property => property.PropertyInfo is not null)
            .Select(property => (type.ClrType.Namespace!.StartsWith("Lublin.Startups.Web.Kids", StringComparison.Ordinal), $"{type.ClrType.Name}.{property.Name} {LongestOf(type, property)}"))
            .Concat(type.GetComplexProperties().SelectMany(complex => TextsOf(complex.ComplexType)));

    // Within a document of its table nothing is limited: what is put there was limited where it came from.
    private static string LongestOf(ITypeBase type, IProperty property) => type is IEntityType entity && entity.IsMappedToJson() ? "json" : property.IsPrimitiveCollection ? "list" : $"{property.GetMaxLength()}";

    [GeneratedRegex("""<field [^>]*type="textarea"[^>]*>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Note();

    [GeneratedRegex("""Why = new\("[^"]+", "(?<hint>[^"]+)"|Why = new\("(?<hint>[^"]+)"\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Why();

    [GeneratedRegex("""hint(-key="|="@T\[")(?<key>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hint();

    [GeneratedRegex("""\.Note\b(?!\()""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeptNote();
}
