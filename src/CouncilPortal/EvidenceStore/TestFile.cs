using System.Text;

namespace CouncilPortal.EvidenceStore;

/// <summary>The EICAR test file, harmless and known to every scanner that has its signatures. Put together when it is needed, so that none finds it in the program.</summary>
internal static class TestFile
{
    private const string Backwards = @"*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\4[PA@%P!O5X";

    /// <summary>Its bytes.</summary>
    public static byte[] Bytes => Encoding.ASCII.GetBytes(string.Concat(Backwards.Reverse()));
}
