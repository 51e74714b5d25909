namespace Lublin.Startups.Web.Questions;

/// <summary>A PDF beside the answers. Its bytes are a row of their own, so that lists do not read them.</summary>
public sealed class AnswerFile
{
    /// <summary>10 MB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>So many for one question, where it says nothing else.</summary>
    public const int UsualMost = 5;

    private AnswerFile()
    {
    }

    public AnswerFile(long sheetId, string question, string name, byte[] bytes, bool namesPeople, string addedBy, DateTimeOffset now)
    {
        (SheetId, Question, Name, Size, NamesPeople, AddedBy, AddedAt) = (sheetId, question, name, bytes.Length, namesPeople, addedBy, now);
        Content = new(bytes);
    }

    public long Id { get; private set; }

    /// <summary>By which it is asked for.</summary>
    public Guid Uid { get; private set; } = Guid.CreateVersion7();

    public long SheetId { get; private set; }

    /// <summary>The key of the question that it answers.</summary>
    public string Question { get; private set; } = "";

    /// <summary>As people called it, to be read; it is no path.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public int Size { get; private set; }

    /// <summary>It names people or their firm, and is not shown to those who read without names.</summary>
    public bool NamesPeople { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>As the history names actors.</summary>
    public string AddedBy { get; private set; } = "";

    public AnswerFileContent Content { get; private set; } = null!;
}

/// <summary>The bytes of a file.</summary>
public sealed class AnswerFileContent
{
    private AnswerFileContent()
    {
    }

    internal AnswerFileContent(byte[] bytes) => Bytes = bytes;

    public long FileId { get; private set; }
    public byte[] Bytes { get; private set; } = [];
}
