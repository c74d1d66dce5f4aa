import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "Trouble"
extensions = ["typst_pdf", "strange"]
typst_pdf_font_packages = ["pylopdf_fonts_ko", "pylopdf_fonts_jp"]
typst_pdf_keep_source = True
